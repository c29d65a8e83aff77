import { type SQL, sql } from "drizzle-orm";
import { matchExpression, readQuestion } from "./question.ts";
import { type SearchTable, titleTables } from "./tables.ts";

// The newest of so many are looked through: weighing all that hold a common word takes longer than a person waits.
const most = 1000;

/**
 * A subquery of the ids of articles whose title or text holds what a person asked for, in any language, published or not;
 * undefined when they asked for nothing. Of more than a thousand of a kind the newest are found. `inTitles` looks in titles
 * alone.
 */
export function deskMatches(question: string, { inTitles = false } = {}): SQL | undefined {
  const terms = readQuestion(question);
  const [stems, words, drafts] = (["search_stems", "search_words", "draft_words"] as const).map((table) =>
    matchExpression(terms, table),
  );
  if (stems === undefined || words === undefined || drafts === undefined) return undefined;
  const published = (table: SearchTable, match: string) => {
    const from = sql.raw(inTitles ? titleTables[table] : table);
    return sql`select article_id from (select e.article_id from ${from} f cross join search_entries e on e.id = f.rowid
      where ${from} match ${match} order by f.rowid desc limit ${most})`;
  };
  return sql`(
    ${published("search_stems", stems)}
    union ${published("search_words", words)}
    union select article_id from (select e.article_id from draft_words f cross join draft_entries e on e.id = f.rowid
      where draft_words match ${inTitles ? `title : (${drafts})` : drafts} order by f.rowid desc limit ${most}))`;
}
