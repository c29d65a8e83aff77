import type { Tx } from "#db/client.ts";
import { newId } from "#db/id.ts";
import { articleBylines, articles } from "#db/schema/articles.ts";
import type { Document } from "../documents/schema.ts";
import { relateArticle } from "../related/relate.ts";
import { indexArticle } from "../search/index-article.ts";
import { assignLead } from "./assign-lead.ts";
import { assignTags } from "./assign-tags.ts";

type ImportedArticle = {
  groupId?: string;
  lang: string;
  slug: string;
  title: string;
  standfirst: string;
  dateline?: string;
  topicId: string | null;
  bylineIds?: string[];
  tagNames?: string[];
  leadMediaId?: string | null;
  sourceName?: string;
  sourceUrl?: string;
  publishedAt: number;
  changedAt?: number | null;
  isSample?: boolean;
  body: Document;
};

/** Writes one finished article as published, with its own slug and instants. Gives its id. The caller checks the fields. */
export function importArticle(
  tx: Tx,
  { bylineIds = [], tagNames = [], leadMediaId = null, groupId = newId(), ...article }: ImportedArticle,
  now: number,
): string {
  const id = newId();
  tx.insert(articles)
    .values({ ...article, id, groupId, status: "published", createdAt: now, savedAt: article.publishedAt })
    .run();
  bylineIds.forEach((bylineId, position) => {
    tx.insert(articleBylines).values({ articleId: id, bylineId, position }).run();
  });
  assignLead(tx, { articleId: id, mediaId: leadMediaId });
  assignTags(tx, { articleId: id, lang: article.lang, names: tagNames });
  relateArticle(tx, id);
  indexArticle(tx, id);
  return id;
}
