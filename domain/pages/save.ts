import { and, count, eq, max, ne } from "drizzle-orm";
import { type Tx, write } from "#db/client.ts";
import { newId } from "#db/id.ts";
import { languages, navigationItems, pages } from "#db/schema/site.ts";
import { recordAudit } from "../audit/record.ts";
import { type Document, emptyDocument } from "../documents/schema.ts";
import { Invalid, NotFound } from "../errors.ts";
import { takeWords } from "../media/take-words.ts";
import { leaveRedirect } from "../redirects/leave.ts";
import { pageHref } from "../site/paths.ts";
import { type Actor, authorize } from "../staff/permissions.ts";
import { type CheckedPage, checkPage, type PageInput } from "./page-input.ts";

/**
 * Makes a standing page (a translation, with `translationOf`) or changes the one with the id, whose language stays;
 * readers see it at once, its old address and the navigation lead on to the new one. Gives its id. Throws
 * Forbidden, NotFound, Invalid (title, slug, lang, body; "savedByOther" on "form" when `savedAt` is not the newest).
 */
export function savePage(actor: Actor, input: PageInput, now: number): string {
  authorize(actor, "pages.edit");
  const page = checkPage(input);
  return write((tx) => {
    const id = page.id ?? newId();
    refuseUsedSlug(tx, id, page);
    const before = page.id ? change(tx, id, page, now) : undefined;
    if (!before) add(tx, id, page, now);
    if (page.body) takeWords(tx, { lang: page.lang, body: page.body, before }, { actor, now });
    recordAudit(tx, { at: now, actor, verb: "pages.save", subject: `page:${id}` });
    return id;
  });
}

// Gives the text that stood there.
function change(
  tx: Tx,
  id: string,
  { savedAt, lang, slug, title, body }: CheckedPage,
  now: number,
): Document {
  const before = tx.select().from(pages).where(eq(pages.id, id)).all()[0];
  if (!before || before.lang !== lang) throw new NotFound(`page ${id}`);
  if (before.savedAt !== savedAt) throw new Invalid({ form: "savedByOther" });
  // Two saves in one millisecond are still two versions.
  const saved = Math.max(now, before.savedAt + 1);
  tx.update(pages).set({ slug, title, body, savedAt: saved, isSample: false }).where(eq(pages.id, id)).run();
  if (before.slug !== slug) leaveRedirect(tx, { kind: "page", id, lang, slug: before.slug }, saved);
  tx.update(navigationItems)
    .set({ href: pageHref(lang, slug) })
    .where(and(eq(navigationItems.lang, lang), eq(navigationItems.href, pageHref(lang, before.slug))))
    .run();
  return before.body as Document;
}

function add(tx: Tx, id: string, page: CheckedPage, now: number): void {
  const { translationOf, lang, slug, title, body = emptyDocument } = page;
  if (tx.select().from(languages).where(eq(languages.code, lang)).all().length === 0)
    throw new Invalid({ lang: "badChoice" });
  const original = translationOf ? findOriginal(tx, translationOf, lang) : undefined;
  const [last] = tx
    .select({ position: max(pages.position) })
    .from(pages)
    .all();
  const position = original?.position ?? (last?.position ?? -1) + 1;
  const groupId = original?.groupId ?? newId();
  tx.insert(pages).values({ id, groupId, lang, slug, title, body, position, savedAt: now }).run();
  if (page.isInNavigation) addToNavigation(tx, page);
}

function findOriginal(tx: Tx, id: string, lang: string) {
  const original = tx.select().from(pages).where(eq(pages.id, id)).all()[0];
  if (!original) throw new NotFound(`page ${id}`);
  const [taken] = tx
    .select({ n: count() })
    .from(pages)
    .where(and(eq(pages.groupId, original.groupId), eq(pages.lang, lang)))
    .all();
  if (taken && taken.n > 0) throw new Invalid({ lang: "translationExists" });
  return original;
}

function addToNavigation(tx: Tx, { lang, slug, title }: CheckedPage): void {
  const [last] = tx
    .select({ position: max(navigationItems.position) })
    .from(navigationItems)
    .where(eq(navigationItems.lang, lang))
    .all();
  const position = (last?.position ?? -1) + 1;
  tx.insert(navigationItems)
    .values({ id: newId(), lang, position, label: title.slice(0, 60), href: pageHref(lang, slug) })
    .run();
}

function refuseUsedSlug(tx: Tx, id: string, { lang, slug }: CheckedPage): void {
  const holders = tx
    .select({ id: pages.id })
    .from(pages)
    .where(and(eq(pages.lang, lang), eq(pages.slug, slug), ne(pages.id, id)))
    .all();
  if (holders.length > 0) throw new Invalid({ slug: "pageSlugUsed" });
}
