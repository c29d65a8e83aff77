import { count, eq, gte, sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { subscribers } from "#db/schema.ts";
import { type Actor, authorize } from "../staff/permissions.ts";

const day = 24 * 60 * 60 * 1000;

/** How many readers a language has in its newsletter, and how many of them are new within a day and a week. No addresses. */
export type SubscriberCount = { lang: string; all: number; today: number; week: number };

/** Counts confirmed subscribers by language. Throws Forbidden. */
export function countNewSubscribers(actor: Actor, now: number): SubscriberCount[] {
  authorize(actor, "subscribers.read");
  const since = (ms: number) =>
    sql<number>`count(case when ${gte(subscribers.confirmedAt, now - ms)} then 1 end)`;
  return db()
    .select({ lang: subscribers.lang, all: count(), today: since(day), week: since(7 * day) })
    .from(subscribers)
    .where(eq(subscribers.state, "confirmed"))
    .groupBy(subscribers.lang)
    .orderBy(subscribers.lang)
    .all();
}
