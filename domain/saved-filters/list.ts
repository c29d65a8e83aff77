import { eq } from "drizzle-orm";
import { db } from "#db/client.ts";
import { savedFilters } from "#db/schema/articles.ts";
import type { DeskFilter } from "../articles/list-for-desk.ts";
import { type Actor, authorize } from "../staff/permissions.ts";

export type SavedFilter = { id: string; name: string; filter: DeskFilter };

/** The person's own filters by the alphabet of their language; each holds only what it narrows by. Throws Forbidden. */
export function listFilters(actor: Actor, lang: string): SavedFilter[] {
  authorize(actor, "articles.read");
  const { compare } = new Intl.Collator(lang, { numeric: true });
  return db()
    .select()
    .from(savedFilters)
    .where(eq(savedFilters.staffId, actor.id))
    .all()
    .sort((a, b) => compare(a.name, b.name))
    .map(({ id, name, status, lang: of, topicId, bylineId, words }) => {
      const all = { status, lang: of, topicId, bylineId, words };
      return { id, name, filter: Object.fromEntries(Object.entries(all).filter(([, value]) => value)) };
    });
}
