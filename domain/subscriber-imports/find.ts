import { and, asc, count, desc, eq, gt, ne } from "drizzle-orm";
import { db } from "#db/client.ts";
import { subscriberImportProblems, subscriberImports } from "#db/schema/subscribers.ts";
import { NotFound } from "../errors.ts";
import { type Actor, authorize } from "../staff/permissions.ts";
import { type FileRow, readRows } from "./pieces.ts";
import type { Plan } from "./plan.ts";

type ImportState = (typeof subscriberImports.$inferSelect)["state"];
export type ImportProblem = (typeof subscriberImportProblems.$inferSelect)["problem"];

export type SubscriberImport = {
  id: string;
  state: ImportState;
  createdAt: number;
  endedAt: number | null;
  /** Rows of the file, its header counted. */
  rowCount: number;
  position: number;
  added: number;
  skipped: number;
  plan: Plan | null;
};

const columns = {
  id: subscriberImports.id,
  state: subscriberImports.state,
  createdAt: subscriberImports.createdAt,
  endedAt: subscriberImports.endedAt,
  rowCount: subscriberImports.rowCount,
  position: subscriberImports.position,
  added: subscriberImports.added,
  skipped: subscriberImports.skipped,
  plan: subscriberImports.plan,
};

/** An import and how far it is. Throws Forbidden, NotFound. */
export function findImport(actor: Actor, id: string): SubscriberImport {
  authorize(actor, "subscribers.import");
  const row = db().select(columns).from(subscriberImports).where(eq(subscriberImports.id, id)).all()[0];
  if (!row) throw new NotFound("import");
  return row as SubscriberImport;
}

/** The newest other import of a file with the same rows, which nobody called off. Throws Forbidden, NotFound. */
export function findSameImport(actor: Actor, id: string): SubscriberImport | undefined {
  authorize(actor, "subscribers.import");
  const own = db()
    .select({ rowsHash: subscriberImports.rowsHash })
    .from(subscriberImports)
    .where(eq(subscriberImports.id, id))
    .all()[0];
  if (!own) throw new NotFound("import");
  if (!own.rowsHash) return undefined;
  return db()
    .select(columns)
    .from(subscriberImports)
    .where(
      and(
        eq(subscriberImports.rowsHash, own.rowsHash),
        ne(subscriberImports.id, id),
        ne(subscriberImports.state, "cancelled"),
      ),
    )
    .orderBy(desc(subscriberImports.createdAt))
    .limit(1)
    .all()[0] as SubscriberImport | undefined;
}

/** The newest imports. Throws Forbidden. */
export function listImports(actor: Actor): SubscriberImport[] {
  authorize(actor, "subscribers.import");
  return db()
    .select(columns)
    .from(subscriberImports)
    .orderBy(desc(subscriberImports.createdAt))
    .limit(20)
    .all() as SubscriberImport[];
}

/** The first rows of an import's file, while it is kept. Throws Forbidden. */
export function listFirstRows(actor: Actor, id: string): FileRow[] {
  authorize(actor, "subscribers.import");
  return readRows(id, 0, 4);
}

/** How many lines were skipped for each reason. Throws Forbidden. */
export function countProblems(actor: Actor, id: string): { problem: ImportProblem; count: number }[] {
  authorize(actor, "subscribers.import");
  return db()
    .select({ problem: subscriberImportProblems.problem, count: count() })
    .from(subscriberImportProblems)
    .where(eq(subscriberImportProblems.importId, id))
    .groupBy(subscriberImportProblems.problem)
    .orderBy(desc(count()))
    .all();
}

/** The first lines after a given one that were skipped, and why. Throws Forbidden. */
export function listProblems(
  actor: Actor,
  id: string,
  most: number,
  after = -1,
): { line: number; problem: ImportProblem }[] {
  authorize(actor, "subscribers.import");
  return db()
    .select({ line: subscriberImportProblems.line, problem: subscriberImportProblems.problem })
    .from(subscriberImportProblems)
    .where(and(eq(subscriberImportProblems.importId, id), gt(subscriberImportProblems.line, after)))
    .orderBy(asc(subscriberImportProblems.line))
    .limit(most)
    .all();
}

/** Every line that was skipped, in pages by the lines' order. Throws Forbidden, NotFound. */
export function exportProblems(
  actor: Actor,
  id: string,
): Iterable<{ line: number; problem: ImportProblem }[]> {
  authorize(actor, "subscribers.import");
  findImport(actor, id);
  return pages();

  function* pages() {
    let after = -1;
    while (true) {
      const page = listProblems(actor, id, 1000, after);
      const last = page.at(-1);
      if (!last) return;
      after = last.line;
      yield page;
    }
  }
}
