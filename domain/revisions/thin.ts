import { and, asc, eq, inArray, lt, sql } from "drizzle-orm";
import { db, type Tx, write } from "#db/client.ts";
import { revisions } from "#db/schema/articles.ts";
import { day, hour, minute } from "../durations.ts";

// Of autosaves older than `from`, the last within each span stays.
const tiers = [
  { from: 10 * minute, span: minute },
  { from: 2 * hour, span: 10 * minute },
  { from: 2 * day, span: hour },
  { from: 30 * day, span: day },
];

/**
 * Thins autosaves by their age: all for ten minutes, then one a minute, after two hours one in ten minutes, after two days one
 * an hour, after thirty days one a day. What was saved by hand, published, restored, set aside or named stays, and so does
 * the newest revision of each article. Gives how many went.
 */
export function thinAutosaves(now: number): number {
  const old = db()
    .select({ id: revisions.id, articleId: revisions.articleId, savedAt: revisions.savedAt })
    .from(revisions)
    .where(
      and(
        eq(revisions.kind, "autosave"),
        eq(revisions.name, ""),
        lt(revisions.savedAt, now - 10 * minute),
        // The newest holds the article's present text.
        sql`exists (select 1 from revisions later where later.article_id = ${revisions.articleId}
          and later.version > ${revisions.version} and later.kind <> 'aside')`,
      ),
    )
    .orderBy(asc(revisions.articleId), asc(revisions.savedAt), asc(revisions.version))
    .all();
  const surplus = old.flatMap((row, i) => {
    const next = old[i + 1];
    const isSurplus = next?.articleId === row.articleId && placeOf(next, now) === placeOf(row, now);
    return isSurplus ? [row.id] : [];
  });
  for (let i = 0; i < surplus.length; i += 500) write((tx) => remove(tx, surplus.slice(i, i + 500)));
  return surplus.length;
}

function placeOf({ savedAt }: { savedAt: number }, now: number): string {
  const span = tiers.findLast(({ from }) => savedAt < now - from)?.span ?? 1;
  return `${span}:${Math.floor(savedAt / span)}`;
}

// One that was named or saved by hand in the meantime stays.
function remove(tx: Tx, ids: string[]): void {
  tx.delete(revisions)
    .where(and(inArray(revisions.id, ids), eq(revisions.kind, "autosave"), eq(revisions.name, "")))
    .run();
}
