import { fromAbsolute, parseDateTime, toCalendarDateTime, toZoned } from "@internationalized/date";

const form = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?$/;

/**
 * The instant (ms UTC) of a wall clock time in a time zone, as <input type="datetime-local"> sends it; undefined for
 * text that is no time. A time that the clocks skip counts as the one an hour later, of one that comes twice the first.
 */
export function instantFromZoned(local: string, timeZone: string): number | undefined {
  if (!form.test(local)) return undefined;
  try {
    return toZoned(parseDateTime(local), timeZone, "compatible").toDate().getTime();
  } catch {
    // The form is right, but there is no such day or hour.
    return undefined;
  }
}

/** The wall clock time of an instant (ms UTC) in a time zone, to the minute: the value of a datetime-local field. */
export function zonedFromInstant(at: number, timeZone: string): string {
  return toCalendarDateTime(fromAbsolute(at, timeZone)).toString().slice(0, 16);
}
