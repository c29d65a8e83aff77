import { db } from "#db/client.ts";
import { presentDigest } from "./index-article.ts";
import {
  type PublishedTable,
  publishedTables,
  type SearchTable,
  searchTables,
  tableOf,
  titleTables,
} from "./tables.ts";

/** Where the search index and the articles differ: ids of articles, and names of tables that cannot be read. */
type SearchCheck = {
  articles: number;
  /** Published, and not in the index. */
  missing: string[];
  /** In the index with other words than readers see. */
  stale: string[];
  /** In the index, and not published. */
  extra: string[];
  /** Words of no article. */
  orphans: number;
  damaged: string[];
};

/** Compares the search index with all articles. It reads every text: seconds for each ten thousand. */
export function checkSearch(): SearchCheck {
  const { $client } = db();
  const entries = new Map(
    $client.prepare("select article_id, digest from search_entries").raw().all() as [string, string][],
  );
  const published = $client
    .prepare<[], string>("select id from articles where status = 'published'")
    .pluck()
    .all();
  const known = new Set(published);
  return {
    articles: published.length,
    missing: published.filter((id) => !entries.has(id)),
    stale: published.filter((id) => entries.has(id) && entries.get(id) !== presentDigest(id)),
    extra: [...entries.keys()].filter((id) => !known.has(id)),
    orphans: searchTables.reduce(
      (sum, table) => sum + countOrphans(table, table) + countOrphans(titleTables[table], table),
      0,
    ),
    damaged: publishedTables.filter(isDamaged),
  };
}

/** Whether FTS5 finds its own table inconsistent. */
export function isDamaged(table: PublishedTable): boolean {
  try {
    db().$client.exec(`insert into ${table} (${table}) values ('integrity-check')`);
    return false;
  } catch (error) {
    if (/^SQLITE_CORRUPT/.test((error as { code?: string }).code ?? "")) return true;
    throw error;
  }
}

// Rows that a table and the entries of its languages do not have in common.
function countOrphans(table: PublishedTable, ofLanguages: SearchTable): number {
  const { $client } = db();
  const words = new Set($client.prepare<[], number>(`select rowid from ${table}`).pluck().all());
  const entries = ($client.prepare("select id, lang from search_entries").raw().all() as [number, string][])
    .filter(([, lang]) => tableOf(lang) === ofLanguages)
    .map(([id]) => id);
  const inBoth = entries.filter((id) => words.has(id)).length;
  return words.size + entries.length - 2 * inBoth;
}
