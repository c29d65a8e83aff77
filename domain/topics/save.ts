import { and, eq, max, ne } from "drizzle-orm";
import { type Tx, write } from "#db/client.ts";
import { newId } from "#db/id.ts";
import { searchEntries } from "#db/schema/search.ts";
import { topicNames, topics } from "#db/schema/site.ts";
import { recordAudit } from "../audit/record.ts";
import { refuseStale } from "../edition.ts";
import { Invalid, NotFound } from "../errors.ts";
import { leaveRedirect } from "../redirects/leave.ts";
import { indexChangedNames } from "../search/index-changed-names.ts";
import { editionOfNames, languagesRenamed } from "../site/names.ts";
import { type Actor, authorize } from "../staff/permissions.ts";
import { type CheckedTopic, checkTopic, type TopicInput } from "./topic-input.ts";

/**
 * Makes a topic, last in the order, or changes the one with the id, which then counts as the newsroom's own and no
 * longer as a sample; its old address leads on to the new one. Gives its id. Throws Forbidden, NotFound, Invalid (slug,
 * name.LANG, description.LANG; "savedByOther" on "form" when `edition` is given and not the present one).
 */
export function saveTopic(actor: Actor, input: TopicInput, now: number): string {
  authorize(actor, "topics.edit");
  const topic = checkTopic(input);
  return write((tx) => {
    const id = topic.id ?? newId();
    refuseUsedSlug(tx, id, topic.slug);
    if (topic.id) change(tx, id, topic, now);
    else
      tx.insert(topics)
        .values({ id, slug: topic.slug, position: nextPosition(tx) })
        .run();
    const before = tx.delete(topicNames).where(eq(topicNames.topicId, id)).returning().all();
    for (const text of topic.texts)
      tx.insert(topicNames)
        .values({ topicId: id, ...text })
        .run();
    indexChangedNames(tx, languagesRenamed(before, topic.texts), eq(searchEntries.topicId, id));
    recordAudit(tx, {
      at: now,
      actor,
      verb: "topics.save",
      subject: `topic:${id}`,
      detail: { slug: topic.slug },
    });
    return id;
  });
}

function change(tx: Tx, id: string, { slug, edition }: CheckedTopic, now: number): void {
  const before = tx.select({ slug: topics.slug }).from(topics).where(eq(topics.id, id)).all()[0];
  if (!before) throw new NotFound(`topic ${id}`);
  const names = tx.select().from(topicNames).where(eq(topicNames.topicId, id)).all();
  refuseStale(edition, editionOfNames(before.slug, names));
  tx.update(topics).set({ slug, isSample: false }).where(eq(topics.id, id)).run();
  if (before.slug !== slug) leaveRedirect(tx, { kind: "topic", id, lang: "", slug: before.slug }, now);
}

function refuseUsedSlug(tx: Tx, id: string, slug: string): void {
  const holders = tx
    .select({ id: topics.id })
    .from(topics)
    .where(and(eq(topics.slug, slug), ne(topics.id, id)))
    .all();
  if (holders.length > 0) throw new Invalid({ slug: "topicSlugUsed" });
}

function nextPosition(tx: Tx): number {
  const [last] = tx
    .select({ position: max(topics.position) })
    .from(topics)
    .all();
  return (last?.position ?? -1) + 1;
}
