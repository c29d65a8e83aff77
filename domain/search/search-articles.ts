import { prepared } from "#db/client.ts";
import type { Document } from "../documents/schema.ts";
import { documentText } from "../documents/words.ts";
import { day } from "../durations.ts";
import { listLanguages } from "../site/languages.ts";
import { excerptOf, findWords, type Piece, piecesOf } from "./find-words.ts";
import { firstEntryAt } from "./index-article.ts";
import { matchExpression, readQuestion, type Term } from "./question.ts";
import { type SearchTable, searchTables, tableOf, titleTables } from "./tables.ts";

/** An article that was found: its title and an excerpt in pieces, with the words looked for as they were written. */
type FoundArticle = {
  id: string;
  slug: string;
  title: Piece[];
  excerpt: Piece[];
  topicName: string | null;
  publishedAt: number;
};

export type FoundPage = {
  rows: FoundArticle[];
  /** How many were found; where the list `isCut`, there may be more. */
  count: number;
  isCut: boolean;
  /** Where the next page starts, for its address. */
  next: string | undefined;
};

export type SearchInput = {
  lang: string;
  /** What the person typed, of any length. */
  question: string;
  topicId?: string | undefined;
  /** Instants of publishing in ms: from (inclusive) and to (exclusive). */
  between?: { from: number; to: number } | undefined;
  after?: string | undefined;
};

const pageSize = 20;
// Weighing more than this takes longer than a person waits: of more, the newest are ranked, and the newest with the words in their title.
const most = 500;
// FTS5 reads all that begins as an unfinished word does before it weighs it as one: up to so many articles take no time.
const mostRead = 2000;
// An article that is this much older must fit better by a factor of e to stand in the same place: four years.
const pull = 4 * 365.25 * day;
// Of the full-text tables' columns, in their order.
const weights = { title: 10, standfirst: 4, names: 3, body: 1 };

type Candidate = { entry: number; relevance: number };
type Ranked = { entry: number; score: number };
type Key = { score: number; entry: number; newest: number };
type Given = Record<"match" | "lang", string> &
  Record<"first" | "end" | "most", number> & { topicId: string | null };

const weighed = candidates((table) => ({
  from: table,
  relevance: `-bm25(${table}, ${Object.values(weights).join(", ")})`,
}));
const unweighed = candidates((table) => ({ from: table, relevance: "1" }));
const titled = candidates((table) => ({ from: titleTables[table], relevance: String(weights.title) }));

function candidates(source: (table: SearchTable) => { from: string; relevance: string }) {
  return prepared(({ $client }) => {
    const prepare = (table: SearchTable, join: string, conditions: string) => {
      const { from, relevance } = source(table);
      return $client.prepare<[Given], Candidate>(`
        select f.rowid as entry, ${relevance} as relevance
        from ${from} f ${join}
        where ${from} match @match and f.rowid >= @first and f.rowid < @end ${conditions}
        order by f.rowid desc limit @most`);
    };
    return new Map(
      searchTables.map((table) => [
        table,
        {
          all: prepare(table, "", ""),
          some: prepare(
            table,
            "cross join search_entries e on e.id = f.rowid",
            "and e.lang = @lang and (@topicId is null or e.topic_id = @topicId)",
          ),
        },
      ]),
    );
  });
}

const shown = prepared(({ $client }) =>
  $client.prepare<
    [{ entry: number; lang: string }],
    {
      id: string;
      slug: string;
      title: string;
      standfirst: string;
      body: string;
      topicName: string | null;
      publishedAt: number;
    }
  >(`
    select a.id, a.slug, a.title, a.standfirst, a.body, n.name as topicName, a.published_at as publishedAt
    from search_entries e join articles a on a.id = e.article_id
      left join topic_names n on n.topic_id = a.topic_id and n.lang = a.lang
    where e.id = @entry and a.lang = @lang and a.status = 'published'`),
);

/** Finds published articles of one language, the best first: words in the title count most, and the newer wins narrowly. */
export function searchArticles(input: SearchInput): FoundPage {
  const terms = readQuestion(input.question);
  const match = matchExpression(terms, tableOf(input.lang));
  if (match === undefined) return { rows: [], count: 0, isCut: false, next: undefined };
  const key = readKey(input.after);
  const { ranked, isCut } = rank(input, { terms, match }, key);
  const start = key ? ranked.findIndex((row) => comesAfter(row, currentPlace(ranked, key))) : 0;
  const page = start < 0 ? [] : ranked.slice(start, start + pageSize);
  const last = page.at(-1);
  const hasMore = start >= 0 && ranked.length > start + pageSize;
  const newest = key?.newest ?? Math.max(...ranked.map(({ entry }) => entry));
  return {
    rows: page.flatMap((row) => show(row, input.lang, terms)),
    count: ranked.length,
    isCut,
    next: hasMore && last ? writeKey({ ...last, newest }) : undefined,
  };
}

// What is published while a person turns the pages stays out of them, so that nothing moves from one page to the next.
function rank(
  { lang, topicId, between }: SearchInput,
  { terms, match }: { terms: Term[]; match: string },
  key: Key | undefined,
) {
  const end = between ? firstEntryAt(between.to) : Number.MAX_SAFE_INTEGER;
  const given: Given = {
    match,
    lang,
    topicId: topicId ?? null,
    first: between ? firstEntryAt(between.from) : Number.MIN_SAFE_INTEGER,
    end: key ? Math.min(end, key.newest + 1) : end,
    most,
  };
  const newest = listCandidates(unweighed, given);
  const isCut = newest.length === most;
  // What stands nearly everywhere says little by how often: only whether the title has it counts then.
  const found = isCut ? [...newest, ...inTitle(terms, given)] : [...weigh(terms, given), ...atTheEnd(newest)];
  const best = new Map<number, Ranked>();
  for (const { entry, relevance } of found) {
    const score = Math.round((Math.log(relevance) + entry / firstEntryAt(pull)) * 1e6);
    if (score > (best.get(entry)?.score ?? Number.NEGATIVE_INFINITY)) best.set(entry, { entry, score });
  }
  return { ranked: [...best.values()].sort((a, b) => b.score - a.score || b.entry - a.entry), isCut };
}

// A whole word is weighed by itself; what only begins with it comes after all that has it.
function atTheEnd(rows: Candidate[]): Candidate[] {
  return rows.map((row) => ({ ...row, relevance: 1e-9 }));
}

// Named one by one, of the words that begin as the last one does the rarest would weigh most.
function weigh(terms: Term[], given: Given): Candidate[] {
  const table = tableOf(given.lang);
  const last = matchExpression(terms.slice(-1), table);
  const isCommon =
    last !== undefined &&
    listCandidates(unweighed, { ...given, match: last, most: mostRead }).length === mostRead;
  const match = isCommon ? given.match : matchExpression(terms, table, { isOneWord: true });
  return listCandidates(weighed, { ...given, match: match ?? given.match });
}

// What must not stand in the text is not known to the titles' own table.
function inTitle(terms: Term[], given: Given): Candidate[] {
  if (!terms.some(({ isExcluded }) => isExcluded)) return listCandidates(titled, given);
  const match = matchExpression(terms, tableOf(given.lang), { column: "title" }) ?? given.match;
  const rows = listCandidates(unweighed, { ...given, match });
  return rows.map((row) => ({ ...row, relevance: weights.title }));
}

// Where a table holds one language alone, a word's own list in it says all: no entry is looked up for it.
function listCandidates(statements: typeof weighed, given: Given): Candidate[] {
  const table = tableOf(given.lang);
  const isShared = listLanguages().some(({ code }) => code !== given.lang && tableOf(code) === table);
  const ways = statements().get(table);
  return (isShared || given.topicId !== null ? ways?.some : ways?.all)?.all(given) ?? [];
}

function show({ entry }: Ranked, lang: string, terms: Term[]): FoundArticle[] {
  return shown()
    .all({ entry, lang })
    .map(({ title, standfirst, body, ...article }) => ({
      ...article,
      title: piecesOf(title, findWords(title, terms, lang)),
      excerpt: excerptOf(textOf(standfirst, body), terms, lang),
    }));
}

function textOf(standfirst: string, body: string): string {
  const text = documentText(JSON.parse(body) as Document);
  // A single space stays as it is: nearly all are.
  return `${standfirst}\n${text}`.replace(/\s{2,}|[^\S ]/g, " ").trim();
}

// The last row of the page before is looked for anew: publishing may have shifted all scores by a little.
function currentPlace(ranked: Ranked[], key: Key): Pick<Ranked, "score" | "entry"> {
  return ranked.find(({ entry }) => entry === key.entry) ?? key;
}

function comesAfter(row: Ranked, { score, entry }: Pick<Ranked, "score" | "entry">): boolean {
  return row.score < score || (row.score === score && row.entry < entry);
}

function writeKey({ score, entry, newest }: Key): string {
  return [score, entry, newest].map((part) => part.toString(36)).join(".");
}

function readKey(text: string | undefined): Key | undefined {
  const match = /^(-?[0-9a-z]{1,11})\.(-?[0-9a-z]{1,11})\.(-?[0-9a-z]{1,11})$/.exec(text ?? "");
  if (!match) return undefined;
  const [score = 0, entry = 0, newest = 0] = match.slice(1).map((part) => Number.parseInt(part, 36));
  return { score, entry, newest };
}
