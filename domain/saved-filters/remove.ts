import { and, eq } from "drizzle-orm";
import { write } from "#db/client.ts";
import { savedFilters } from "#db/schema/articles.ts";
import { recordAudit } from "../audit/record.ts";
import { NotFound } from "../errors.ts";
import { type Actor, authorize } from "../staff/permissions.ts";

/** Removes a filter of the person's own. Throws Forbidden, NotFound. */
export function removeFilter(actor: Actor, id: string, now: number): void {
  authorize(actor, "articles.read");
  write((tx) => {
    const own = and(eq(savedFilters.id, id), eq(savedFilters.staffId, actor.id));
    const { changes } = tx.delete(savedFilters).where(own).run();
    if (changes === 0) throw new NotFound(`saved filter ${id}`);
    recordAudit(tx, { at: now, actor, verb: "saved-filters.remove", subject: `saved-filter:${id}` });
  });
}
