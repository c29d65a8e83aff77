import { and, count, eq } from "drizzle-orm";
import { type Tx, write } from "#db/client.ts";
import { newId } from "#db/id.ts";
import { savedFilters } from "#db/schema/articles.ts";
import { bylines, topics } from "#db/schema/site.ts";
import { recordAudit } from "../audit/record.ts";
import { Invalid } from "../errors.ts";
import { type Actor, authorize } from "../staff/permissions.ts";
import { checkFilter, type FilterInput } from "./filter-input.ts";

const most = 20;

/**
 * Keeps a filter of the article list for the person, under a name that no other of theirs has; gives its id. Throws Forbidden,
 * Invalid (name, topicId, bylineId, form).
 */
export function saveFilter(actor: Actor, input: FilterInput, now: number): string {
  authorize(actor, "articles.read");
  const filter = checkFilter(input);
  return write((tx) => {
    refuseUnknown(tx, filter);
    const own = eq(savedFilters.staffId, actor.id);
    const [kept] = tx.select({ n: count() }).from(savedFilters).where(own).all();
    if (kept && kept.n >= most) throw new Invalid({ form: "tooManyFilters" });
    const sameName = and(own, eq(savedFilters.name, filter.name));
    if (tx.select({ id: savedFilters.id }).from(savedFilters).where(sameName).all()[0])
      throw new Invalid({ name: "filterNameUsed" });
    const id = newId();
    tx.insert(savedFilters)
      .values({ id, staffId: actor.id, ...filter })
      .run();
    recordAudit(tx, { at: now, actor, verb: "saved-filters.save", subject: `saved-filter:${id}` });
    return id;
  });
}

function refuseUnknown(tx: Tx, { topicId, bylineId }: { topicId: string | null; bylineId: string | null }) {
  if (topicId && !tx.select({ id: topics.id }).from(topics).where(eq(topics.id, topicId)).all()[0])
    throw new Invalid({ topicId: "badChoice" });
  if (bylineId && !tx.select({ id: bylines.id }).from(bylines).where(eq(bylines.id, bylineId)).all()[0])
    throw new Invalid({ bylineId: "badChoice" });
}
