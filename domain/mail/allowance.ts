import { prepared } from "#db/client.ts";
import { clockSlackMs, hour } from "../durations.ts";
import { settings } from "../site/settings.ts";

const windows = [
  { key: "mail-second", ms: 1000, limit: () => settings().mailLimits.perSecond },
  { key: "mail-hour", ms: hour, limit: () => settings().mailLimits.perHour },
];
// What an issue leaves of each rate to mails to one person: they are asked for while it goes out.
const keptShare = 0.1;

// A window that ends later than one that begins now was begun by a clock that has been set back since.
const isOpen = `reset_at > @now and reset_at <= @now + @ms + ${clockSlackMs}`;
const used = prepared(({ $client }) =>
  $client
    .prepare<[{ key: string; ms: number; now: number }], number>(
      `select count from throttles where key = @key and ${isOpen}`,
    )
    .pluck(),
);
const spend = prepared(({ $client }) =>
  $client.prepare(`
    insert into throttles (key, count, reset_at) values (@key, @count, @now + @ms)
    on conflict (key) do update set
      count = case when ${isOpen} then count else 0 end + @count,
      reset_at = case when ${isOpen} then reset_at else @now + @ms end`),
);
const singlesDue = prepared(({ $client }) =>
  $client
    .prepare<[number], number>(`
      select count(*) from (
        select 1 from outgoing_mails where state in ('pending', 'retry') and next_at <= ? limit 1000)`)
    .pluck(),
);

/**
 * How many mails more may go out now, of `wanted`: all processes and all kinds of mail together keep to the rates of the
 * settings. Mails to one person come first: an issue leaves room for those that wait, and a tenth for those to come.
 */
export function allowanceOf(kind: "issue" | "single", wanted: number, now: number): number {
  return windows.reduce((least, { key, ms, limit }) => {
    const most = limit();
    if (most === 0) return least;
    const kept = kind === "issue" ? keptForSingles(most, now) : 0;
    return Math.min(least, Math.max(0, most - kept - (used().get({ key, ms, now }) ?? 0)));
  }, wanted);
}

// Half of a rate at most, so that the questions of a long import do not stop an issue.
function keptForSingles(most: number, now: number): number {
  const waiting = singlesDue().get(now) ?? 0;
  return Math.min(Math.ceil(most / 2), Math.floor(most * keptShare) + waiting);
}

/** Counts mails against the rates, inside the transaction that claims them. */
export function spendAllowance(count: number, now: number): void {
  for (const { key, ms, limit } of windows) {
    if (limit() > 0 && count > 0) spend().run({ key, count, now, ms });
  }
}
