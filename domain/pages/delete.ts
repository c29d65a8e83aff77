import { and, eq } from "drizzle-orm";
import { write } from "#db/client.ts";
import { navigationItems, pages } from "#db/schema/site.ts";
import { recordAudit } from "../audit/record.ts";
import { NotFound } from "../errors.ts";
import { pageHref } from "../site/paths.ts";
import { type Actor, authorize } from "../staff/permissions.ts";

/** Deletes a standing page in one language, with the navigation that leads to it. Throws Forbidden, NotFound. */
export function deletePage(actor: Actor, id: string, now: number): void {
  authorize(actor, "pages.edit");
  write((tx) => {
    const [page] = tx
      .delete(pages)
      .where(eq(pages.id, id))
      .returning({ lang: pages.lang, slug: pages.slug })
      .all();
    if (!page) throw new NotFound(`page ${id}`);
    tx.delete(navigationItems)
      .where(
        and(eq(navigationItems.lang, page.lang), eq(navigationItems.href, pageHref(page.lang, page.slug))),
      )
      .run();
    recordAudit(tx, { at: now, actor, verb: "pages.delete", subject: `page:${id}`, detail: page });
  });
}
