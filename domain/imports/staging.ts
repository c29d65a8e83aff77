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
    published_at integer, topic_slug text, topic_name text, body text);
  create unique index temp.staged_articles_address on staged_articles (lang, slug);
  create temp table staged_related (article_id text, position integer, related_id text);
  create temp table staged_tags (article_id text, lang text, slug text, name text);`;

/** A topic or tag that staged articles name, in one language. */
type StagedLabel = { lang: string; slug: string; name: string };

/** Opens the staging tables; `add` says whether the article's address was free among those before it. */
export function openStaging() {
  const { $client } = db();
  $client.exec(tables);
  const insertArticle = $client.prepare(
    `insert into staged_articles values (@line, @id, @groupId, @lang, @slug, @title, @standfirst, @publishedAt,
      @topicSlug, @topicName, @body) on conflict do nothing`,
  );
  const insertTag = $client.prepare("insert into staged_tags values (@articleId, @lang, @slug, @name)");
  const insertRelated = $client.prepare("insert into staged_related values (?, ?, ?)");
  const relate = rollingPool();
  // One transaction for all of it, which touches nothing but these tables.
  $client.exec("begin");
  return {
    add(line: number, { topic, tags, ...article }: ReadArticle): boolean {
      const id = newId();
      const { changes } = insertArticle.run({
        ...article,
        line,
        id,
        groupId: newId(),
        topicSlug: topic?.slug ?? null,
        topicName: topic?.name ?? null,
      });
      for (const tag of tags) insertTag.run({ ...tag, articleId: id, lang: article.lang });
      const tagIds = tags.map(({ slug }) => slug);
      const related = relate(
        article.lang,
        traitsOf({ ...article, id, topicId: topic?.slug ?? null, tagIds }),
      );
      related.forEach((relatedId, position) => void insertRelated.run(id, position, relatedId));
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

/** The first line whose address belongs to an article that the site has already. */
export function findTakenLine(tx: Tx): number | undefined {
  return tx.all<{ line: number }>(sql`
    select line from staged_articles s join articles a on a.lang = s.lang and a.slug = s.slug order by line limit 1`)[0]
    ?.line;
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

/** Copies what is staged into the site's own tables, whose topics and tags exist; gives the count of articles. */
export function publishStaged(tx: Tx, now: number): number {
  const { changes } = tx.run(sql`
    insert into articles (id, group_id, lang, status, slug, title, standfirst, topic_id, published_at, created_at,
      saved_at, body)
    select s.id, s.group_id, s.lang, 'published', s.slug, s.title, s.standfirst,
      (select topics.id from topics where topics.slug = s.topic_slug), s.published_at, ${now}, s.published_at, s.body
    from staged_articles s order by s.line`);
  tx.run(sql`
    insert into article_tags (article_id, tag_id)
    select s.article_id, tags.id from staged_tags s join tags on tags.lang = s.lang and tags.slug = s.slug`);
  tx.run(sql`
    insert into related_articles (article_id, position, related_id)
    select article_id, position, related_id from staged_related`);
  const ids = tx.all<{ id: string }>(sql`select id from staged_articles order by line`);
  inLargeSegments(tx, () => {
    for (const { id } of ids) indexArticle(tx, id);
  });
  return changes;
}
