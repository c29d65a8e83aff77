import { eq, lt } from "drizzle-orm";
import { type Tx, write } from "#db/client.ts";
import { newId } from "#db/id.ts";
import { processes } from "#db/schema.ts";

/** How often a process says that it lives, and how long its silence must last before it counts as gone. */
export const beatMs = 15_000;
const silenceMs = 60_000;

/** Notes that this process lives from now on; gives the id under which it claims work. */
export function startProcess(now: number): string {
  const id = newId();
  write((tx) => tx.insert(processes).values({ id, startedAt: now, seenAt: now }).run());
  return id;
}

/** Notes that a process still lives. */
export function beat(id: string, now: number): void {
  write((tx) =>
    tx
      .insert(processes)
      .values({ id, startedAt: now, seenAt: now })
      .onConflictDoUpdate({ target: processes.id, set: { seenAt: now } })
      .run(),
  );
}

/** Forgets a process that ends; what it still holds is free. */
export function endProcess(id: string): void {
  write((tx) => tx.delete(processes).where(eq(processes.id, id)).run());
}

/** Forgets processes that fell silent. */
export function forgetSilent(tx: Tx, now: number): void {
  tx.delete(processes)
    .where(lt(processes.seenAt, now - silenceMs))
    .run();
}
