import { and, eq, inArray, lt, or } from "drizzle-orm";
import { type Tx, write } from "#db/client.ts";
import { subscriberImportProblems, subscriberImports } from "#db/schema/subscribers.ts";
import { recordAudit } from "../audit/record.ts";
import { day, hour } from "../durations.ts";
import { Invalid, NotFound } from "../errors.ts";
import { type Actor, authorize } from "../staff/permissions.ts";
import { dropPieces } from "./pieces.ts";
import { checkPlan, type TypedPlan } from "./plan.ts";
import { restart } from "./work.ts";

type State = (typeof subscriberImports.$inferSelect)["state"];

// What nobody went on with is forgotten: it holds addresses of people who gave no consent yet.
const waitsForMs = 7 * day;
// No request takes as long as this: the process that took the file in is gone.
const comesInWithinMs = hour;

/**
 * Begins the dry run of a received file, or another one by another plan. Throws Forbidden, Invalid (the plan's fields;
 * "form" when the import is past that), NotFound.
 */
export function checkImport(actor: Actor, id: string, typed: TypedPlan, now: number): void {
  authorize(actor, "subscribers.import");
  const plan = checkPlan(typed);
  write((tx) => {
    move(tx, id, ["received", "checked"], "checking");
    restart(tx, id);
    tx.update(subscriberImports).set({ plan }).where(eq(subscriberImports.id, id)).run();
    record(tx, actor, { id, verb: "check", now });
  });
}

/** Begins the import of a file after its dry run. Throws Forbidden, Invalid on "form", NotFound. */
export function runImport(actor: Actor, id: string, now: number): void {
  authorize(actor, "subscribers.import");
  write((tx) => {
    move(tx, id, ["checked"], "running");
    restart(tx, id);
    record(tx, actor, { id, verb: "run", now });
  });
}

/** Ends an import; who was taken in stays. Throws Forbidden, Invalid on "form", NotFound. */
export function cancelImport(actor: Actor, id: string, now: number): void {
  authorize(actor, "subscribers.import");
  write((tx) => {
    move(tx, id, ["received", "checking", "checked", "running"], "cancelled");
    end(tx, id, now);
    record(tx, actor, { id, verb: "cancel", now });
  });
}

/** Ends imports that nobody went on with for a week, and such as broke off while they came in. Gives how many. */
export function forgetOldImports(now: number): number {
  return write((tx) => {
    const old = tx
      .update(subscriberImports)
      .set({ state: "cancelled" })
      .where(
        or(
          and(
            inArray(subscriberImports.state, ["received", "checked"]),
            lt(subscriberImports.createdAt, now - waitsForMs),
          ),
          and(
            eq(subscriberImports.state, "receiving"),
            lt(subscriberImports.createdAt, now - comesInWithinMs),
          ),
        ),
      )
      .returning({ id: subscriberImports.id })
      .all();
    for (const { id } of old) end(tx, id, now);
    return old.length;
  });
}

function move(tx: Tx, id: string, from: State[], state: State): void {
  const { changes } = tx
    .update(subscriberImports)
    .set({ state, claimedBy: null })
    .where(and(eq(subscriberImports.id, id), inArray(subscriberImports.state, from)))
    .run();
  if (changes === 1) return;
  const isThere = tx
    .select({ id: subscriberImports.id })
    .from(subscriberImports)
    .where(eq(subscriberImports.id, id))
    .all()[0];
  throw isThere ? new Invalid({ form: "importMoved" }) : new NotFound("import");
}

function end(tx: Tx, id: string, now: number): void {
  dropPieces(tx, id);
  tx.delete(subscriberImportProblems).where(eq(subscriberImportProblems.importId, id)).run();
  tx.update(subscriberImports).set({ endedAt: now }).where(eq(subscriberImports.id, id)).run();
}

function record(tx: Tx, actor: Actor, { id, verb, now }: { id: string; verb: string; now: number }): void {
  const subject = `subscriber-import:${id}`;
  recordAudit(tx, { at: now, actor, verb: `subscriber-imports.${verb}`, subject });
}
