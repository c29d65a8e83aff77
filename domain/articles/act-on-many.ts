import { eq } from "drizzle-orm";
import { type Tx, write } from "#db/client.ts";
import { articles } from "#db/schema.ts";
import { recordAudit } from "../audit/record.ts";
import type { Document } from "../documents/schema.ts";
import { Forbidden, Invalid, NotFound } from "../errors.ts";
import { type Actor, authorize, type Verb } from "../staff/permissions.ts";
import { showToReaders } from "./publish.ts";
import { requirePublishable } from "./save.ts";
import { moveToTrash } from "./trash.ts";
import { takeFromReaders } from "./withdraw.ts";

export const manyActs = ["publish", "withdraw", "trash"] as const;

export type ManyAct = (typeof manyActs)[number];

const rights: Record<ManyAct, Verb> = {
  publish: "articles.publish",
  withdraw: "articles.withdraw",
  trash: "articles.edit-own",
};
const most = 200;

/**
 * Publishes, withdraws or throws away several articles in one transaction. What this cannot be done to (it is published
 * already, lacks a title, is somebody else's) stays as it is; gives how many it was done to, and how many not. Throws
 * Forbidden, Invalid.
 */
export function actOnMany(
  actor: Actor,
  { ids, act }: { ids: string[]; act: ManyAct },
  now: number,
): { done: number; left: number } {
  authorize(actor, "articles.edit-own");
  if (!manyActs.includes(act)) throw new Invalid({ act: "badChoice" });
  authorize(actor, rights[act]);
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) throw new Invalid({ form: "noneChosen" });
  if (wanted.length > most) throw new Invalid({ form: "tooMany" });
  return write((tx) => {
    const done = wanted.filter((id) => isDone(tx, () => actOn(tx, actor, { id, act }, now))).length;
    return { done, left: wanted.length - done };
  });
}

function actOn(tx: Tx, actor: Actor, { id, act }: { id: string; act: ManyAct }, now: number): void {
  const entry = { at: now, actor, subject: `article:${id}` };
  if (act === "trash") moveToTrash(tx, actor, id, now);
  if (act === "withdraw") {
    takeFromReaders(tx, id, now);
    recordAudit(tx, { ...entry, verb: "articles.withdraw" });
  }
  if (act !== "publish") return;
  const row = tx.select().from(articles).where(eq(articles.id, id)).all()[0];
  if (!row || row.status === "published") throw new NotFound(`unpublished article ${id}`);
  requirePublishable({ title: row.title, body: row.body as Document });
  showToReaders(tx, id, now);
  recordAudit(tx, { ...entry, verb: "articles.publish" });
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
