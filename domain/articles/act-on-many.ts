import { eq } from "drizzle-orm";
import { type Tx, write } from "#db/client.ts";
import { articles } from "#db/schema/articles.ts";
import { topics } from "#db/schema/site.ts";
import { recordAudit } from "../audit/record.ts";
import type { Document } from "../documents/schema.ts";
import { Forbidden, Invalid, NotFound } from "../errors.ts";
import { type Actor, authorize, type Verb } from "../staff/permissions.ts";
import { requirePublishable } from "./article-input.ts";
import { assignTopic } from "./assign-topic.ts";
import { showToReaders } from "./publish.ts";
import { requirePictures } from "./save.ts";
import { moveToTrash } from "./trash.ts";
import { takeFromReaders } from "./withdraw.ts";

export const manyActs = ["publish", "withdraw", "topic", "trash"] as const;

export type ManyAct = (typeof manyActs)[number];

/** The right that each act asks for. */
export const manyRights: Record<ManyAct, Verb> = {
  publish: "articles.publish",
  withdraw: "articles.withdraw",
  topic: "articles.edit-own",
  trash: "articles.edit-own",
};
/** How many articles can be chosen at once. */
export const mostAtOnce = 200;

/** What to do to which articles; `topicId` of the act "topic", "" for none. */
type ManyInput = { ids: string[]; act: ManyAct; topicId?: string };

/**
 * Publishes, withdraws, gives a topic to or throws away several articles in one transaction. What this cannot be done to (it
 * is published already, lacks a title, is somebody else's) stays as it is; gives how many it was done to, and how many
 * not. Throws Forbidden, Invalid.
 */
export function actOnMany(
  actor: Actor,
  { ids, act, topicId = "" }: ManyInput,
  now: number,
): { done: number; left: number } {
  authorize(actor, "articles.edit-own");
  if (!manyActs.includes(act)) throw new Invalid({ act: "badChoice" });
  authorize(actor, manyRights[act]);
  const wanted = chooseMany(ids);
  if (wanted.length === 0) throw new Invalid({ form: "noneChosen" });
  return write((tx) => {
    if (act === "topic") requireTopic(tx, topicId);
    const done = wanted.filter((id) => isDone(tx, () => actOn(tx, actor, { id, act, topicId }, now))).length;
    return { done, left: wanted.length - done };
  });
}

/** The articles chosen, each once. Throws Invalid ("tooManyChosen" on "form"). */
export function chooseMany(ids: string[]): string[] {
  const chosen = [...new Set(ids)];
  if (chosen.length > mostAtOnce)
    throw new Invalid({ form: { key: "tooManyChosen", values: { most: mostAtOnce } } });
  return chosen;
}

type One = { id: string; act: ManyAct; topicId: string };

function actOn(tx: Tx, actor: Actor, { id, act, topicId }: One, now: number): void {
  const entry = { at: now, actor, subject: `article:${id}` };
  if (act === "trash") moveToTrash(tx, actor, id, now);
  if (act === "topic") assignTopic(tx, actor, { id, topicId: topicId || null }, now);
  if (act === "withdraw") {
    takeFromReaders(tx, id, now);
    recordAudit(tx, { ...entry, verb: "articles.withdraw" });
  }
  if (act !== "publish") return;
  const row = tx.select().from(articles).where(eq(articles.id, id)).all()[0];
  if (!row || row.status === "published") throw new NotFound(`unpublished article ${id}`);
  requirePublishable({ title: row.title, body: row.body as Document });
  requirePictures(tx, row.body as Document);
  showToReaders(tx, id, { actor, now });
  recordAudit(tx, { ...entry, verb: "articles.publish" });
}

function requireTopic(tx: Tx, id: string): void {
  const isKnown = id === "" || tx.select({ id: topics.id }).from(topics).where(eq(topics.id, id)).all()[0];
  if (!isKnown) throw new Invalid({ topicId: "badChoice" });
}

// What is refused to one article is undone for that one alone.
function isDone(tx: Tx, run: () => void): boolean {
  try {
    tx.transaction(run);
    return true;
  } catch (error) {
    if (error instanceof Invalid || error instanceof NotFound || error instanceof Forbidden) return false;
    throw error;
  }
}
