import { sql } from "drizzle-orm";
import { db, type Tx } from "#db/client.ts";
import { newId } from "#db/id.ts";
import { rollingPool } from "../related/rolling-pool.ts";
import { traitsOf } from "../related/traits.ts";
import { indexArticle, inLargeSegments } from "../search/index-article.ts";
import type { ReadArticle } from "./reading.ts";

// What was read waits in temporary tables, which are this connection's own: they take no lock and end with it.

const tables = `
  create temp table staged_articles (
    line integer primary key, id text, group_id text, lang text, slug text, title text, standfirst text,
    published_at integer, topic_slug text, topic_name text, body text, is_known integer not null default 0);
  create unique index temp.staged_articles_address on staged_articles (lang, slug);
  create temp table staged_related (line integer, position integer, related_line integer,
    primary key (line, position)) without rowid;
  create temp table staged_tags (line integer, lang text, slug text, name text);
  create index temp.staged_tags_line on staged_tags (line);`;

// Who writes meanwhile waits for one step: some 200 ms. Smaller ones cost more: each writes anew what the indexes share.
const atOnce = 1000;

/** A topic or tag that staged articles name, in one language. */
type StagedLabel = { lang: string; slug: string; name: string };

/** Opens the staging tables; `add` says whether the article's address was free among those before it. */
export function openStaging() {
  const { $client } = db();
  $client.exec(tables);
  const insertArticle = $client.prepare(
    `insert into staged_articles values (@line, @id, @groupId, @lang, @slug, @title, @standfirst, @publishedAt,
      @topicSlug, @topicName, @body, 0) on conflict do nothing`,
  );
  const insertTag = $client.prepare("insert into staged_tags values (@line, @lang, @slug, @name)");
  const insertRelated = $client.prepare("insert into staged_related values (?, ?, ?)");
  const relate = rollingPool();
  // One transaction for all of it, which touches nothing but these tables.
  $client.exec("begin");
  return {
    add(line: number, { topic, tags, ...article }: ReadArticle): boolean {
      const { changes } = insertArticle.run({
        ...article,
        line,
        id: newId(),
        groupId: newId(),
        topicSlug: topic?.slug ?? null,
        topicName: topic?.name ?? null,
      });
      for (const tag of tags) insertTag.run({ ...tag, line, lang: article.lang });
      const tagIds = tags.map(({ slug }) => slug);
      const related = relate(
        article.lang,
        traitsOf({ ...article, id: String(line), topicId: topic?.slug ?? null, tagIds }),
      );
      related.forEach((relatedLine, position) => void insertRelated.run(line, position, Number(relatedLine)));
      return changes === 1;
    },
    /** Ends the staging: from now on the tables can be read in another transaction. */
    finish(): void {
      $client.exec("commit");
    },
    close(): void {
      if ($client.inTransaction) $client.exec("rollback");
      $client.exec(
        "drop table temp.staged_articles; drop table temp.staged_tags; drop table temp.staged_related;",
      );
    },
  };
}

/** Lines of staged articles, both ends among them. */
type Lines = { from: number; to: number };

/**
 * Marks the staged articles that the site has already, word for word, as an import that was cut off leaves them; gives how
 * many. They are not published again.
 */
export function markKnown(): number {
  return db().run(sql`
    update staged_articles as s set is_known = 1, id = a.id from articles a
    where a.lang = s.lang and a.slug = s.slug and a.status = 'published' and a.title = s.title
      and a.standfirst = s.standfirst and a.published_at = s.published_at and a.body = s.body`).changes;
}

/** How many staged articles the site does not have yet. */
export function countStaged(): number {
  return db().get<{ count: number }>(sql`select count(*) as count from staged_articles where not is_known`)
    .count;
}

/** The lines after one that the next step publishes; undefined at the end. */
export function nextLines(after: number): Lines | undefined {
  const { from, to } = db().get<{ from: number | null; to: number }>(sql`
    select min(line) as "from", max(line) as "to" from (
      select line from staged_articles where line > ${after} and not is_known order by line limit ${atOnce})`);
  return from === null ? undefined : { from, to };
}

/** The first of these lines whose address belongs to an article that the site has already. */
export function findTakenLine({ from, to }: Lines): number | undefined {
  return db().all<{ line: number }>(sql`
    select line from staged_articles s join articles a on a.lang = s.lang and a.slug = s.slug
    where line between ${from} and ${to} and not is_known order by line limit 1`)[0]?.line;
}

/** The topics that staged articles carry, by language, in the file's order. */
export function listStagedTopics(tx: Tx): StagedLabel[] {
  return tx.all(sql`
    select lang, topic_slug as slug, topic_name as name, min(line) from staged_articles
    where topic_slug is not null group by lang, topic_slug order by min(line)`);
}

/** The tags that staged articles carry, by language, in the file's order. */
export function listStagedTags(tx: Tx): StagedLabel[] {
  return tx.all(
    sql`select lang, slug, name, min(rowid) from staged_tags group by lang, slug order by min(rowid)`,
  );
}

/** Copies staged articles into the site's own tables, whose topics and tags exist. */
export function publishStaged(tx: Tx, { from, to }: Lines, now: number): void {
  const some = sql`line between ${from} and ${to} and not is_known`;
  tx.run(sql`
    insert into articles (id, group_id, lang, status, slug, title, standfirst, topic_id, published_at, created_at,
      saved_at, body)
    select s.id, s.group_id, s.lang, 'published', s.slug, s.title, s.standfirst,
      (select topics.id from topics where topics.slug = s.topic_slug), s.published_at, ${now}, s.published_at, s.body
    from staged_articles s where ${some} order by line`);
  tx.run(sql`
    insert into article_tags (article_id, tag_id)
    select s.id, tags.id from staged_articles s join staged_tags t using (line)
      join tags on tags.lang = t.lang and tags.slug = t.slug where ${some}`);
  tx.run(sql`
    insert into related_articles (article_id, position, related_id)
    select s.id, r.position, other.id from staged_articles s join staged_related r using (line)
      join staged_articles other on other.line = r.related_line
    where s.line between ${from} and ${to} and not s.is_known`);
  const ids = tx.all<{ id: string }>(sql`select id from staged_articles where ${some} order by line`);
  inLargeSegments(tx, () => {
    for (const { id } of ids) indexArticle(tx, id);
  });
}
