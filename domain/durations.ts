/** Durations in milliseconds, as all instants here are. */
export const second = 1000;
export const minute = 60 * second;
export const hour = 60 * minute;
export const day = 24 * hour;

/** How far the instants of two processes lie apart at most that look at one clock; what lies farther ahead was noted before the clock was set back. */
export const clockSlackMs = minute;
