import { and, count, eq, gt, gte, sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { subscriberCounts, subscribers } from "#db/schema/subscribers.ts";
import { day } from "../durations.ts";
import { type Actor, authorize } from "../staff/permissions.ts";

/** How many readers a language has in its newsletter, and how many of them are new within a day and a week. No addresses. */
type SubscriberCount = { lang: string; all: number; today: number; week: number };

/** Counts confirmed subscribers by language, without going through the list. Throws Forbidden. */
export function countNewSubscribers(actor: Actor, now: number): SubscriberCount[] {
  authorize(actor, "subscribers.read");
  const fresh = selectFresh(now).all();
  return db()
    .select({ lang: subscriberCounts.lang, all: subscriberCounts.count })
    .from(subscriberCounts)
    .where(and(eq(subscriberCounts.state, "confirmed"), gt(subscriberCounts.count, 0)))
    .orderBy(subscriberCounts.lang)
    .all()
    .map(({ lang, all }) => {
      const { today = 0, week = 0 } = fresh.find((row) => row.lang === lang) ?? {};
      return { lang, all, today, week };
    });
}

/** Who confirmed within a week, counted: a query that an index answers alone. */
export function selectFresh(now: number) {
  return db()
    .select({
      lang: subscribers.lang,
      today: sql<number>`count(case when ${gte(subscribers.confirmedAt, now - day)} then 1 end)`,
      week: count(),
    })
    .from(subscribers)
    .where(and(eq(subscribers.state, "confirmed"), gte(subscribers.confirmedAt, now - 7 * day)))
    .groupBy(subscribers.lang);
}
