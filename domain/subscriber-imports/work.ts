import { setTimeout as pause } from "node:timers/promises";
import { and, eq, inArray, isNull, notInArray, or, sql } from "drizzle-orm";
import { db, prepared, type Tx, write } from "#db/client.ts";
import { processes } from "#db/schema/server.ts";
import { subscriberImportProblems, subscriberImports, subscribers } from "#db/schema/subscribers.ts";
import { recordAudit } from "../audit/record.ts";
import { type Language, listLanguages } from "../site/languages.ts";
import { enterSubscriber } from "../subscribers/enter.ts";
import { findSuppression } from "../suppression/suppress.ts";
import { dropPieces, type FileRow, readRows } from "./pieces.ts";
import type { Plan } from "./plan.ts";
import { type ReadSubscriber, type RowProblem, readRow } from "./read-row.ts";

// How long one call works, so that a process that is told to stop can.
const sliceMs = 900;
// How many rows one transaction takes, for some milliseconds at most: other writers wait meanwhile. A mail for each takes longer.
const rowsAtOnce = 100;
const askingRowsAtOnce = 20;

type Import = typeof subscriberImports.$inferSelect & { plan: Plan };
type Problem = RowProblem | "known" | "left" | "repeated" | "suppressed";

// Which import this process checks: the addresses that it saw are in a temporary table of its connection.
let checking: string | undefined;

/**
 * Goes on with the import that waits longest, its dry run or the real one, for about a second; gives how many rows it took.
 * Each small transaction holds its rows and the position after them, so that nothing is taken twice or left out, whatever
 * happens to the process. One that is gone loses its claim.
 */
export async function workOnImports({ processId }: { processId: string }, now: number): Promise<number> {
  const job = claim(processId);
  if (!job) return 0;
  const languages = listLanguages();
  const most = job.state === "running" && job.plan.asks ? askingRowsAtOnce : rowsAtOnce;
  const end = performance.now() + sliceMs;
  let position = job.position;
  while (performance.now() < end) {
    const began = performance.now();
    const taken = write((tx) => takeRows(tx, job, { position, most, languages, now }));
    position += taken;
    if (taken === 0) break;
    // The lock lies free for as long as it was held: who else writes, and stands still meanwhile, gets a turn.
    await pause(performance.now() - began);
  }
  return position - job.position;
}

function claim(processId: string): Import | undefined {
  return write((tx) => {
    const alive = tx.select({ id: processes.id }).from(processes);
    const job = tx
      .select()
      .from(subscriberImports)
      .where(
        and(
          inArray(subscriberImports.state, ["checking", "running"]),
          or(
            isNull(subscriberImports.claimedBy),
            eq(subscriberImports.claimedBy, processId),
            notInArray(subscriberImports.claimedBy, alive),
          ),
        ),
      )
      .orderBy(subscriberImports.createdAt)
      .limit(1)
      .all()[0] as Import | undefined;
    if (!job) return undefined;
    const isNew = job.state === "checking" && (checking !== job.id || job.claimedBy !== processId);
    if (isNew) {
      checking = job.id;
      forgetSeen();
      restart(tx, job.id);
    }
    tx.update(subscriberImports).set({ claimedBy: processId }).where(eq(subscriberImports.id, job.id)).run();
    return isNew ? { ...job, position: 0 } : job;
  });
}

/** Puts an import back to its first row. */
export function restart(tx: Tx, importId: string): void {
  tx.delete(subscriberImportProblems).where(eq(subscriberImportProblems.importId, importId)).run();
  tx.update(subscriberImports)
    .set({ position: 0, added: 0, skipped: 0, claimedBy: null })
    .where(eq(subscriberImports.id, importId))
    .run();
}

type Step = { position: number; most: number; languages: Language[]; now: number };

function takeRows(tx: Tx, job: Import, { position, most, languages, now }: Step): number {
  const { id, plan, state } = job;
  // Staff may have called it off meanwhile.
  const present = tx
    .select({ state: subscriberImports.state })
    .from(subscriberImports)
    .where(eq(subscriberImports.id, id))
    .all()[0];
  if (present?.state !== state) return 0;
  const rows = readRows(id, position, most);
  if (rows.length === 0) {
    finish(tx, job, now);
    return 0;
  }
  const counted = position === 0 && plan.hasHeader ? rows.slice(1) : rows;
  const problems = counted.flatMap((row) => {
    const problem = takeRow(tx, job, row, { languages, now });
    return problem ? [{ importId: id, line: row.line, problem }] : [];
  });
  if (problems.length > 0) tx.insert(subscriberImportProblems).values(problems).run();
  tx.update(subscriberImports)
    .set({
      position: position + rows.length,
      added: sql`${subscriberImports.added} + ${counted.length - problems.length}`,
      skipped: sql`${subscriberImports.skipped} + ${problems.length}`,
    })
    .where(eq(subscriberImports.id, id))
    .run();
  return rows.length;
}

function takeRow(
  tx: Tx,
  { id, plan, state }: Import,
  row: FileRow,
  around: { languages: Language[]; now: number },
): Problem | undefined {
  const read = readRow(row, plan, around);
  if (typeof read === "string") return read;
  if (findSuppression(read.addressHash)) return "suppressed";
  if (state === "checking") return knownAs(read, id) ?? (see(read.addressHash) ? undefined : "repeated");
  const entry = { ...read, origin: "import", importId: id, asks: plan.asks } as const;
  return enterSubscriber(tx, entry, around.now) ? undefined : (knownAs(read, id) ?? "known");
}

const knownByHash = prepared((connection) =>
  connection
    .select({ state: subscribers.state, importId: subscribers.importId })
    .from(subscribers)
    .where(eq(subscribers.addressHash, sql.placeholder("addressHash")))
    .prepare(),
);

function knownAs({ addressHash }: ReadSubscriber, importId: string): Problem | undefined {
  const known = knownByHash().all({ addressHash })[0];
  if (!known) return undefined;
  if (known.importId === importId) return "repeated";
  return known.state === "unsubscribed" ? "left" : "known";
}

function finish(tx: Tx, { id, state, plan }: Import, now: number): void {
  if (state === "checking") {
    forgetSeen();
    checking = undefined;
    tx.update(subscriberImports)
      .set({ state: "checked", claimedBy: null })
      .where(eq(subscriberImports.id, id))
      .run();
    return;
  }
  dropPieces(tx, id);
  const [ended] = tx
    .update(subscriberImports)
    .set({ state: "done", claimedBy: null, endedAt: now })
    .where(eq(subscriberImports.id, id))
    .returning({ added: subscriberImports.added, skipped: subscriberImports.skipped })
    .all();
  recordAudit(tx, {
    at: now,
    verb: "subscriber-imports.finish",
    subject: `subscriber-import:${id}`,
    detail: { ...ended, asks: plan.asks },
  });
}

// Hashes alone, in a table that ends with the connection.
const seeStatement = prepared((connection) => {
  connection.$client.exec(
    "create temp table if not exists seen_addresses (address_hash text primary key) without rowid",
  );
  return connection.$client.prepare("insert or ignore into temp.seen_addresses values (?)");
});

function see(addressHash: string): boolean {
  return seeStatement().run(addressHash).changes === 1;
}

function forgetSeen(): void {
  seeStatement();
  db().$client.exec("delete from temp.seen_addresses");
}
