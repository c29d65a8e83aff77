import { setTimeout as wait } from "node:timers/promises";
import { db } from "#db/client.ts";

const pauseMs = 25;

/**
 * Waits until nobody else holds the database's write lock, at most so many ms; gives whether it is free. A verb that finds it
 * taken, by an import for example, would stand still with its whole process, and readers with it.
 */
export async function turnToWrite(mostMs: number): Promise<boolean> {
  for (const end = performance.now() + mostMs; !isFree(); ) {
    if (performance.now() >= end) return false;
    await wait(pauseMs);
  }
  return true;
}

/** Leaves the lock free long enough for all who wait for their turn: called after each step of a long piece of writing. */
export async function giveTurn(): Promise<void> {
  await wait(2 * pauseMs);
}

function isFree(): boolean {
  const { $client } = db();
  const patience = $client.pragma("busy_timeout", { simple: true });
  $client.pragma("busy_timeout = 0");
  try {
    $client.exec("begin immediate; rollback");
    return true;
  } catch (error) {
    if ((error as { code?: string }).code === "SQLITE_BUSY") return false;
    throw error;
  } finally {
    $client.pragma(`busy_timeout = ${patience}`);
  }
}
