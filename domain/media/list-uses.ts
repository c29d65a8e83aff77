import { eq } from "drizzle-orm";
import { db } from "#db/client.ts";
import { articles, mediaUses, pages } from "#db/schema.ts";
import { type Actor, authorize, can } from "../staff/permissions.ts";

/** A text that shows a picture: above it ("lead") or within it. */
export type Use = {
  kind: "lead" | "article" | "page";
  id: string;
  lang: string;
  title: string;
  status: "draft" | "scheduled" | "published" | "withdrawn";
};

/** Where a picture is used, as far as the person may see it, and how many other places there are. Throws Forbidden. */
export function listUses(actor: Actor, mediaId: string): { uses: Use[]; hiddenUses: number } {
  authorize(actor, "media.read");
  const rows = db()
    .select({
      kind: mediaUses.kind,
      id: mediaUses.textId,
      article: {
        lang: articles.lang,
        title: articles.title,
        status: articles.status,
        createdBy: articles.createdBy,
      },
      page: { lang: pages.lang, title: pages.title },
    })
    .from(mediaUses)
    .leftJoin(articles, eq(articles.id, mediaUses.textId))
    .leftJoin(pages, eq(pages.id, mediaUses.textId))
    .where(eq(mediaUses.mediaId, mediaId))
    .all();
  const uses = rows.flatMap(({ kind, id, article, page }): Use[] => {
    if (page) return [{ kind, id, lang: page.lang, title: page.title, status: "published" }];
    if (!article) return [];
    const { createdBy, ...shown } = article;
    const maySee = shown.status === "published" || can(actor, "articles.edit-any") || createdBy === actor.id;
    return maySee ? [{ kind, id, ...shown }] : [];
  });
  return { uses, hiddenUses: rows.length - uses.length };
}
