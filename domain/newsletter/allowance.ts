import { prepared } from "#db/client.ts";
import { settings } from "../site/settings.ts";

const windows = [
  { key: "mail-second", ms: 1000, limit: () => settings().mailLimits.perSecond },
  { key: "mail-hour", ms: 3_600_000, limit: () => settings().mailLimits.perHour },
];

const used = prepared(({ $client }) =>
  $client
    .prepare<[string, number], number>("select count from throttles where key = ? and reset_at > ?")
    .pluck(),
);
const spend = prepared(({ $client }) =>
  $client.prepare(`
    insert into throttles (key, count, reset_at) values (@key, @count, @resetAt)
    on conflict (key) do update set
      count = case when reset_at > @now then count else 0 end + @count,
      reset_at = case when reset_at > @now then reset_at else @resetAt end`),
);

/** How many mails more may go out now, of `wanted`: all processes together keep to the rates of the settings. */
export function allowanceOf(wanted: number, now: number): number {
  return windows.reduce((least, { key, limit }) => {
    if (limit() === 0) return least;
    return Math.min(least, Math.max(0, limit() - (used().get(key, now) ?? 0)));
  }, wanted);
}

/** Counts mails against the rates, inside the transaction that claims them. */
export function spendAllowance(count: number, now: number): void {
  for (const { key, ms, limit } of windows) {
    if (limit() > 0 && count > 0) spend().run({ key, count, now, resetAt: now + ms });
  }
}
