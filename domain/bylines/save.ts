import { and, eq, inArray, ne } from "drizzle-orm";
import { type Tx, write } from "#db/client.ts";
import { newId } from "#db/id.ts";
import { articleBylines } from "#db/schema/articles.ts";
import { searchEntries } from "#db/schema/search.ts";
import { bylineNames, bylines } from "#db/schema/site.ts";
import { recordAudit } from "../audit/record.ts";
import { refuseStale } from "../edition.ts";
import { Invalid, NotFound } from "../errors.ts";
import { dropRedirects, leaveRedirect } from "../redirects/leave.ts";
import { indexChangedNames } from "../search/index-changed-names.ts";
import { editionOfNames, languagesRenamed } from "../site/names.ts";
import { type Actor, authorize } from "../staff/permissions.ts";
import { type BylineInput, type CheckedByline, checkByline } from "./byline-input.ts";

/**
 * Makes a byline or changes the one with the id, which then counts as the newsroom's own and no longer as a sample.
 * Gives its id. Names stay out of the audit: a byline may be all that keeps a person apart from what they wrote. An old
 * address would tell whose name the new one is: where `leadsOn` does not say so, none leads here after a change of slug.
 * Throws Forbidden, NotFound, Invalid (slug, name.LANG, about.LANG; "savedByOther" on "form" when `edition` is given and not the
 * present one).
 */
export function saveByline(actor: Actor, input: BylineInput, now: number): string {
  authorize(actor, "bylines.edit");
  const byline = checkByline(input);
  return write((tx) => {
    const id = byline.id ?? newId();
    refuseUsedSlug(tx, id, byline.slug);
    if (byline.id) change(tx, id, byline, now);
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

function change(tx: Tx, id: string, { slug, edition, leadsOn }: CheckedByline, now: number): void {
  const before = tx.select({ slug: bylines.slug }).from(bylines).where(eq(bylines.id, id)).all()[0];
  if (!before) throw new NotFound(`byline ${id}`);
  const names = tx.select().from(bylineNames).where(eq(bylineNames.bylineId, id)).all();
  refuseStale(edition, editionOfNames(before.slug, names));
  tx.update(bylines).set({ slug, isSample: false }).where(eq(bylines.id, id)).run();
  if (before.slug === slug) return;
  if (leadsOn) leaveRedirect(tx, { kind: "byline", id, lang: "", slug: before.slug }, now);
  else dropRedirects(tx, id);
}

function refuseUsedSlug(tx: Tx, id: string, slug: string): void {
  const holders = tx
    .select({ id: bylines.id })
    .from(bylines)
    .where(and(eq(bylines.slug, slug), ne(bylines.id, id)))
    .all();
  if (holders.length > 0) throw new Invalid({ slug: "bylineSlugUsed" });
}
