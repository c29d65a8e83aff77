import { eq, max } from "drizzle-orm";
import { type Tx, write } from "#db/client.ts";
import { newId } from "#db/id.ts";
import { searchEntries } from "#db/schema/search.ts";
import { topicNames, topics } from "#db/schema/site.ts";
import { recordAudit } from "../audit/record.ts";
import { Invalid, NotFound } from "../errors.ts";
import { indexChangedNames } from "../search/index-changed-names.ts";
import { isSameTexts, languagesRenamed } from "../site/names.ts";
import { type Actor, authorize } from "../staff/permissions.ts";
import { type CheckedTopic, checkTopic, type TopicInput } from "./topic-input.ts";

/**
 * Makes a topic, last in the order, or changes the one with the id, which then counts as the newsroom's own and no
 * longer as a sample. Gives its id. Throws Forbidden, NotFound, Invalid (slug, name.LANG, description.LANG).
 */
export function saveTopic(actor: Actor, input: TopicInput, now: number): string {
  authorize(actor, "topics.edit");
  const topic = checkTopic(input);
  return write((tx) => {
    const holder = findHolder(tx, topic.slug);
    // A form that was sent twice, as by two presses on a slow line: what it asks for is there.
    if (holder && !topic.id && isSameTexts(textsOf(tx, holder), topic.texts)) return holder;
    if (holder && holder !== topic.id) throw new Invalid({ slug: "topicSlugUsed" });
    const id = topic.id ?? newId();
    if (topic.id) change(tx, id, topic);
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

function change(tx: Tx, id: string, { slug }: CheckedTopic): void {
  const { changes } = tx.update(topics).set({ slug, isSample: false }).where(eq(topics.id, id)).run();
  if (changes === 0) throw new NotFound(`topic ${id}`);
}

function findHolder(tx: Tx, slug: string): string | undefined {
  return tx.select({ id: topics.id }).from(topics).where(eq(topics.slug, slug)).all()[0]?.id;
}

function textsOf(tx: Tx, id: string) {
  const { lang, name, description } = topicNames;
  return tx.select({ lang, name, description }).from(topicNames).where(eq(topicNames.topicId, id)).all();
}

function nextPosition(tx: Tx): number {
  const [last] = tx
    .select({ position: max(topics.position) })
    .from(topics)
    .all();
  return (last?.position ?? -1) + 1;
}
