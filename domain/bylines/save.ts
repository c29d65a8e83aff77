import { and, eq, inArray, ne } from "drizzle-orm";
import { type Tx, write } from "#db/client.ts";
import { newId } from "#db/id.ts";
import { articleBylines } from "#db/schema/articles.ts";
import { searchEntries } from "#db/schema/search.ts";
import { bylineNames, bylines } from "#db/schema/site.ts";
import { recordAudit } from "../audit/record.ts";
import { Invalid, NotFound } from "../errors.ts";
import { indexChangedNames } from "../search/index-changed-names.ts";
import { languagesRenamed } from "../site/names.ts";
import { type Actor, authorize } from "../staff/permissions.ts";
import { type BylineInput, checkByline } from "./byline-input.ts";

/**
 * Makes a byline or changes the one with the id, which then counts as the newsroom's own and no longer as a sample.
 * Gives its id. Names stay out of the audit: a byline may be all that keeps a person apart from what they wrote.
 * Throws Forbidden, NotFound, Invalid (slug, name.LANG, about.LANG).
 */
export function saveByline(actor: Actor, input: BylineInput, now: number): string {
  authorize(actor, "bylines.edit");
  const byline = checkByline(input);
  return write((tx) => {
    const id = byline.id ?? newId();
    refuseUsedSlug(tx, id, byline.slug);
    if (byline.id) change(tx, id, byline.slug);
    else tx.insert(bylines).values({ id, slug: byline.slug }).run();
    const before = tx.delete(bylineNames).where(eq(bylineNames.bylineId, id)).returning().all();
    for (const text of byline.texts)
      tx.insert(bylineNames)
        .values({ bylineId: id, ...text })
        .run();
    const carriers = tx
      .select({ id: articleBylines.articleId })
      .from(articleBylines)
      .where(eq(articleBylines.bylineId, id));
    indexChangedNames(tx, languagesRenamed(before, byline.texts), inArray(searchEntries.articleId, carriers));
    recordAudit(tx, { at: now, actor, verb: "bylines.save", subject: `byline:${id}` });
    return id;
  });
}

function change(tx: Tx, id: string, slug: string): void {
  const { changes } = tx.update(bylines).set({ slug, isSample: false }).where(eq(bylines.id, id)).run();
  if (changes === 0) throw new NotFound(`byline ${id}`);
}

function refuseUsedSlug(tx: Tx, id: string, slug: string): void {
  const holders = tx
    .select({ id: bylines.id })
    .from(bylines)
    .where(and(eq(bylines.slug, slug), ne(bylines.id, id)))
    .all();
  if (holders.length > 0) throw new Invalid({ slug: "bylineSlugUsed" });
}
