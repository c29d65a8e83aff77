import { type SQL, sql } from "drizzle-orm";
import { matchExpression, readQuestion } from "./question.ts";

// The newest of so many are looked through: weighing all that hold a common word takes longer than a person waits.
const most = 1000;

/**
 * A subquery of the ids of articles whose title or text holds what a person asked for, in any language, published or not;
 * undefined when they asked for nothing. Of more than a thousand of a kind the newest are found. `inTitles` looks in titles alone.
 */
export function deskMatches(question: string, { inTitles = false } = {}): SQL | undefined {
  const terms = readQuestion(question);
  const [stems, words] = ["en", ""].map((lang) => {
    const expression = matchExpression(terms, lang);
    return expression !== undefined && inTitles ? `title : (${expression})` : expression;
  });
  if (stems === undefined || words === undefined) return undefined;
  return sql`(
    select article_id from (select e.article_id from search_stems f cross join search_entries e on e.id = f.rowid
      where search_stems match ${stems} order by f.rowid desc limit ${most})
    union select article_id from (select e.article_id from search_words f cross join search_entries e on e.id = f.rowid
      where search_words match ${words} order by f.rowid desc limit ${most})
    union select article_id from (select e.article_id from draft_words f cross join draft_entries e on e.id = f.rowid
      where draft_words match ${words} order by f.rowid desc limit ${most}))`;
}
