import { and, inArray, type SQL } from "drizzle-orm";
import { prepared, type Tx, write } from "#db/client.ts";
import { searchEntries } from "#db/schema/search.ts";
import { indexArticle } from "./index-article.ts";

const batch = 50;

const stale = prepared(({ $client }) =>
  $client
    .prepare<[], string>(
      `select article_id from search_entries where digest = '' order by id desc limit ${batch}`,
    )
    .pluck(),
);

/**
 * Has the index forget the old name of what articles carry and learn the new one, in the languages in which it changed: of the
 * newest fifty at once, of the others a moment later (indexStaleEntries). `carriers` is a condition on search_entries.
 */
export function indexChangedNames(tx: Tx, langs: string[], carriers: SQL): void {
  if (langs.length === 0) return;
  tx.update(searchEntries)
    .set({ digest: "" })
    .where(and(inArray(searchEntries.lang, langs), carriers))
    .run();
  indexStale(tx);
}

/** Indexes some of the articles whose entries are stale, after a name changed or an update folds words otherwise; gives how many. */
export function indexStaleEntries(): number {
  return stale().all().length === 0 ? 0 : write(indexStale);
}

function indexStale(tx: Tx): number {
  const ids = stale().all();
  for (const id of ids) indexArticle(tx, id);
  return ids.length;
}
