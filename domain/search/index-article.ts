import { createHash } from "node:crypto";
import { sql } from "drizzle-orm";
import { prepared, type Tx } from "#db/client.ts";
import type { Document } from "../documents/schema.ts";
import { documentText } from "../documents/words.ts";
import { foldText } from "./fold.ts";
import { searchTables, tableOf, titleTables } from "./tables.ts";

/** What the index is told of an article: its words, folded, by the columns of the full-text tables. */
type Words = { title: string; standfirst: string; names: string; body: string };

type Row = {
  lang: string;
  topicId: string | null;
  publishedAt: number;
  title: string;
  standfirst: string;
  names: string | null;
  captions: string | null;
  body: string;
};

const publishedRow = prepared(({ $client }) =>
  $client.prepare<[{ id: string }], Row>(`
    select lang, topic_id as topicId, published_at as publishedAt, title, standfirst, body, (
      select group_concat(name, ' . ') from (
        select name from topic_names where topic_id = a.topic_id and lang = a.lang
        union all
        select name from article_bylines b join byline_names n on n.byline_id = b.byline_id and n.lang = a.lang
          where b.article_id = a.id
        union all
        select name from article_tags t join tags on tags.id = t.tag_id where t.article_id = a.id
      )
    ) as names, (
      select group_concat(alt || char(10) || caption || char(10) || credit, char(10)) from (
        select alt, caption, credit from media_texts t where t.lang = a.lang and t.media_id in
          (select media_id from media_uses where text_id = a.id) order by t.media_id
      )
    ) as captions
    from articles a where id = @id and status = 'published'`),
);

const removeEntry = prepared(({ $client }) =>
  $client
    .prepare<[{ id: string }], number>("delete from search_entries where article_id = @id returning id")
    .pluck(),
);

const highestId = prepared(({ $client }) =>
  $client
    .prepare<[{ from: number; to: number }], number | null>(
      "select max(id) from search_entries where id >= @from and id < @to",
    )
    .pluck(),
);

const insertEntry = prepared(({ $client }) =>
  $client.prepare(`insert into search_entries (id, article_id, lang, topic_id, digest, is_titled)
    values (@entry, @id, @lang, @topicId, @digest, 1)`),
);

const insertWords = prepared(
  ({ $client }) =>
    new Map(
      searchTables.map((table) => [
        table,
        {
          all: $client.prepare(`insert into ${table} (rowid, title, standfirst, names, body)
            values (@entry, @title, @standfirst, @names, @body)`),
          title: $client.prepare(`insert into ${titleTables[table]} (rowid, title) values (@entry, @title)`),
        },
      ]),
    ),
);

/**
 * Brings the search index to what readers see of an article: its present words when it is published, else nothing. Verbs
 * that change an article, or the words of its pictures, call it last, in their own transaction.
 */
export function indexArticle(tx: Tx, id: string): void {
  const before = removeEntry().all({ id })[0];
  const article = publishedRow().all({ id })[0];
  if (!article) return;
  const words = foldedWords(article);
  const { lang, topicId, publishedAt } = article;
  const entry = entryAt(publishedAt, before);
  insertEntry().run({ entry, id, lang, topicId, digest: digestOf(words) });
  insertWords()
    .get(tableOf(lang))
    ?.all.run({ entry, ...words });
  insertTitle(tx, { entry, lang, title: article.title });
}

/** Brings an entry's title into the table of titles alone. */
export function insertTitle(
  _tx: Tx,
  { entry, lang, title }: { entry: number; lang: string; title: string },
): void {
  insertWords()
    .get(tableOf(lang))
    ?.title.run({ entry, title: foldText(title) });
}

/**
 * Has the index gather more words in memory than usual while many articles are indexed in one transaction: what it then
 * writes at once need not be merged so often.
 */
export function inLargeSegments(tx: Tx, index: () => void): void {
  setSegmentBytes(tx, largeSegment);
  index();
  setSegmentBytes(tx, usualSegment);
}

const usualSegment = 1024 * 1024;
const largeSegment = 64 * usualSegment;

function setSegmentBytes(tx: Tx, bytes: number): void {
  for (const table of searchTables) {
    tx.run(sql.raw(`insert into ${table} (${table}, rank) values ('hashsize', ${bytes})`));
  }
}

/** The digest that the index should hold of an article; undefined when it should hold nothing. */
export function presentDigest(id: string): string | undefined {
  const article = publishedRow().all({ id })[0];
  return article && digestOf(foldedWords(article));
}

// A thousand articles find room within one second; a fuller second borrows from the next.
const roomInSecond = 1000;

/** The entries of articles published from an instant on begin at this id. */
export function firstEntryAt(instant: number): number {
  return Math.floor(instant / 1000) * roomInSecond;
}

function entryAt(publishedAt: number, before: number | undefined): number {
  const first = firstEntryAt(publishedAt);
  if (before !== undefined && before >= first && before < first + roomInSecond) return before;
  for (let from = first; ; from += roomInSecond) {
    const highest = highestId().all({ from, to: from + roomInSecond })[0] ?? from - 1;
    if (highest + 1 < from + roomInSecond) return highest + 1;
  }
}

// What the library says of an article's pictures is found with its text.
function foldedWords({ title, standfirst, names, captions, body }: Row): Words {
  return {
    title: foldText(title),
    standfirst: foldText(standfirst),
    names: foldText(names ?? ""),
    body: foldText([documentText(JSON.parse(body) as Document), captions].filter(Boolean).join("\n")),
  };
}

function digestOf({ title, standfirst, names, body }: Words): string {
  return createHash("sha1").update(`${title}\n${standfirst}\n${names}\n${body}`).digest("base64url");
}
