import { eq } from "drizzle-orm";
import { prepared, type Tx } from "#db/client.ts";
import { relatedArticles } from "#db/schema/articles.ts";
import { chooseRelated } from "./choose.ts";
import { traitsOf } from "./traits.ts";

type Row = {
  id: string;
  topicId: string | null;
  publishedAt: number;
  title: string;
  standfirst: string;
  tagIds: string | null;
};

const columns = `a.id, a.topic_id as topicId, a.published_at as publishedAt, a.title, a.standfirst,
  (select group_concat(tag_id) from article_tags where article_id = a.id) as tagIds`;

const article = prepared(({ $client }) =>
  $client.prepare<[string], Row & { lang: string }>(
    `select a.lang, ${columns} from articles a where a.id = ?`,
  ),
);

// The newest of the language, of the topic and of each tag: what else there is has been read.
const candidates = prepared(({ $client }) =>
  $client.prepare<[{ id: string; lang: string; topicId: string | null }], Row>(`
    select ${columns} from articles a where a.id <> @id and a.id in (
      select id from (select id from articles where lang = @lang and status = 'published'
        order by published_at desc, id desc limit 60)
      union
      select id from (select id from articles where topic_id = @topicId and lang = @lang and status = 'published'
        order by published_at desc, id desc limit 60)
      union
      select id from (select b.id from article_tags t join article_tags o on o.tag_id = t.tag_id
        join articles b on b.id = o.article_id
        where t.article_id = @id and b.lang = @lang and b.status = 'published'
        order by b.published_at desc, b.id desc limit 100))`),
);

/** Chooses and stores an article's related ones among those published, in the transaction that publishes or changes it. */
export function relateArticle(tx: Tx, id: string): void {
  const row = article().get(id);
  if (!row) return;
  const { lang, ...own } = row;
  const others = candidates().all({ id, lang, topicId: own.topicId });
  storeRelated(tx, id, chooseRelated(read(own), others.map(read)));
}

/** Stores what is related to an article, best first, in the place of what was. */
function storeRelated(tx: Tx, articleId: string, relatedIds: string[]): void {
  tx.delete(relatedArticles).where(eq(relatedArticles.articleId, articleId)).run();
  relatedIds.forEach((relatedId, position) => {
    tx.insert(relatedArticles).values({ articleId, position, relatedId }).run();
  });
}

const read = ({ tagIds, ...row }: Row) => traitsOf({ ...row, tagIds: tagIds?.split(",") ?? [] });
