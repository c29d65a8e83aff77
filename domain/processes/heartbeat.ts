import { hostname } from "node:os";
import { and, eq, lt, ne } from "drizzle-orm";
import { type Tx, write } from "#db/client.ts";
import { newId } from "#db/id.ts";
import { processes } from "#db/schema/server.ts";
import { minute } from "../durations.ts";

/** How often a process says that it lives, and how long its silence must last before it counts as gone. */
export const beatMs = 15_000;
const silenceMs = minute;

/** Notes that this process lives from now on; gives the id under which it claims work. */
export function startProcess(now: number): string {
  const id = newId();
  write((tx) =>
    tx
      .insert(processes)
      .values({ id, startedAt: now, seenAt: now, host: hostname(), pid: process.pid })
      .run(),
  );
  return id;
}

/** Notes that a process still lives. */
export function beat(id: string, now: number): void {
  write((tx) =>
    tx
      .insert(processes)
      .values({ id, startedAt: now, seenAt: now, host: hostname(), pid: process.pid })
      .onConflictDoUpdate({ target: processes.id, set: { seenAt: now } })
      .run(),
  );
}

/** Forgets a process that ends; what it still holds is free. */
export function endProcess(id: string): void {
  write((tx) => tx.delete(processes).where(eq(processes.id, id)).run());
}

/** Forgets processes that fell silent, and at once those of this machine that ended without a word. */
export function forgetSilent(tx: Tx, now: number): void {
  const here = tx
    .select({ id: processes.id, pid: processes.pid })
    .from(processes)
    .where(and(eq(processes.host, hostname()), ne(processes.pid, 0)))
    .all();
  for (const { id, pid } of here) {
    if (!isRunning(pid)) tx.delete(processes).where(eq(processes.id, id)).run();
  }
  tx.delete(processes)
    .where(lt(processes.seenAt, now - silenceMs))
    .run();
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // Only "no such process" says that it is gone; another user's may not be signalled.
    return (error as NodeJS.ErrnoException).code !== "ESRCH";
  }
}
