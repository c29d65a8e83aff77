import { asc, desc, gte, lt } from "drizzle-orm";
import { type Tx, write } from "#db/client.ts";
import { audit } from "#db/schema/audit.ts";
import { day } from "../durations.ts";
import { isSealed, readChain, writeChain } from "./chain.ts";
import { recordAudit } from "./record.ts";

/**
 * Forgets the entries that are older than `keepDays` (0 keeps all) and gives how many. The chain goes on from the last
 * one that was forgotten, and an entry says how many went.
 */
export function pruneAudit(keepDays: number, now: number): number {
  if (keepDays === 0) return 0;
  return write((tx) => {
    const firstKept = oldestSince(tx, now - keepDays * day);
    const last = tx
      .select({ id: audit.id, hash: audit.hash })
      .from(audit)
      .where(firstKept === undefined ? undefined : lt(audit.id, firstKept))
      .orderBy(desc(audit.id))
      .limit(1)
      .all()[0];
    if (!last) return 0;
    const chain = readChain(tx);
    const { changes: count } = tx
      .delete(audit)
      .where(lt(audit.id, last.id + 1))
      .run();
    writeChain(tx, { ...chain, anchorId: last.id, anchorHash: last.hash }, { isIntact: isSealed(chain) });
    recordAudit(tx, { at: now, verb: "audit.prune", detail: { count } });
    return count;
  });
}

function oldestSince(tx: Tx, instant: number): number | undefined {
  return tx
    .select({ id: audit.id })
    .from(audit)
    .where(gte(audit.at, instant))
    .orderBy(asc(audit.id))
    .limit(1)
    .all()[0]?.id;
}
