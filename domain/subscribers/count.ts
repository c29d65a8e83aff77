import { asc, count, gte, lt, sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { subscriberCounts, subscriberDays, suppressions } from "#db/schema/subscribers.ts";
import { day } from "../durations.ts";
import { type Actor, authorize } from "../staff/permissions.ts";
import type { SubscriberState } from "./list.ts";

export type SubscriberCounts = {
  byLang: { lang: string; counts: Record<SubscriberState, number> }[];
  total: Record<SubscriberState, number>;
  suppressed: number;
};

/** How many subscribers there are, by language and state, and how many addresses are never written to. Throws Forbidden. */
export function countSubscribers(actor: Actor): SubscriberCounts {
  authorize(actor, "subscribers.read");
  const none = () => ({ pending: 0, confirmed: 0, unsubscribed: 0 });
  const byLang = new Map<string, Record<SubscriberState, number>>();
  const total = none();
  for (const row of db().select().from(subscriberCounts).orderBy(asc(subscriberCounts.lang)).all()) {
    const counts = byLang.get(row.lang) ?? none();
    counts[row.state] = row.count;
    total[row.state] += row.count;
    byLang.set(row.lang, counts);
  }
  return {
    byLang: [...byLang].map(([lang, counts]) => ({ lang, counts })),
    total,
    suppressed: db().select({ n: count() }).from(suppressions).all()[0]?.n ?? 0,
  };
}

/** A stretch of time: who came, who left, and how many were subscribed at its end. Instants in UTC. */
export type Growth = { from: number; joined: number; left: number; total: number };

/** How the count of subscribers went in the last so many weeks, each of seven days that end with today. Throws Forbidden. */
export function listGrowth(actor: Actor, weeks: number, now: number): Growth[] {
  authorize(actor, "subscribers.read");
  const today = Math.floor(now / day);
  const first = today - weeks * 7 + 1;
  const week = sql<number>`cast((${subscriberDays.day} - ${first}) / 7 as integer)`;
  const rows = db()
    .select({
      week,
      joined: sql<number>`sum(${subscriberDays.joined})`,
      left: sql<number>`sum(${subscriberDays.left})`,
    })
    .from(subscriberDays)
    .where(gte(subscriberDays.day, first))
    .groupBy(week)
    .all();
  const before = db()
    .select({ n: sql<number>`coalesce(sum(${subscriberDays.joined} - ${subscriberDays.left}), 0)` })
    .from(subscriberDays)
    .where(lt(subscriberDays.day, first))
    .all()[0];
  let total = before?.n ?? 0;
  return Array.from({ length: weeks }, (_, index) => {
    const { joined = 0, left = 0 } = rows.find((row) => row.week === index) ?? {};
    total += joined - left;
    return { from: (first + index * 7) * day, joined, left, total };
  });
}
