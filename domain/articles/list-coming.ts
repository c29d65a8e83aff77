import { and, asc, eq, inArray, isNotNull } from "drizzle-orm";
import { db } from "#db/client.ts";
import { articles } from "#db/schema/articles.ts";
import { type Actor, authorize } from "../staff/permissions.ts";
import { visibleTo } from "./list-for-desk.ts";
import { unindexed } from "./unindexed.ts";

/** Something that will happen by itself: an article comes out, or goes. */
export type Coming = {
  id: string;
  lang: string;
  title: string;
  at: number;
  what: "publish" | "withdraw";
};

const columns = { id: articles.id, lang: articles.lang, title: articles.title };

/** What will happen by itself to articles that the person may see, the next first. Throws Forbidden. */
export function listComing(actor: Actor, { size = 10 }: { size?: number } = {}): Coming[] {
  authorize(actor, "articles.read");
  const coming = db()
    .select({ ...columns, at: articles.scheduledAt })
    .from(articles)
    .where(
      and(isNotNull(articles.scheduledAt), eq(unindexed(articles.status), "scheduled"), visibleTo(actor)),
    )
    .orderBy(asc(articles.scheduledAt))
    .limit(size)
    .all();
  const going = db()
    .select({ ...columns, at: articles.withdrawAt })
    .from(articles)
    .where(
      and(
        isNotNull(articles.withdrawAt),
        inArray(unindexed(articles.status), ["published", "scheduled"]),
        visibleTo(actor),
      ),
    )
    .orderBy(asc(articles.withdrawAt))
    .limit(size)
    .all();
  return [
    ...coming.map((row): Coming => ({ ...row, at: row.at ?? 0, what: "publish" })),
    ...going.map((row): Coming => ({ ...row, at: row.at ?? 0, what: "withdraw" })),
  ]
    .sort((a, b) => a.at - b.at)
    .slice(0, size);
}
