import { asc, gt, sql } from "drizzle-orm";
import { db, write } from "#db/client.ts";
import { audit } from "#db/schema/audit.ts";
import { type Chain, type ChainedEntry, entryHash, isSealed, readChain } from "./chain.ts";

type AuditCheck = {
  /** How many entries there are. */
  entries: number;
  /** The last entry's id and hash: kept elsewhere, they prove later that nothing before them was rewritten. */
  head: { id: number; hash: string };
  problems: AuditProblem[];
};

/** An entry that was changed, entries that are missing before one, or ends of the chain that were not written by us. */
export type AuditProblem = { kind: "changed" | "missing-before" | "ends"; id: number };

const batch = 5000;

/**
 * Walks the whole chain and says where it does not hold. `witness` is a head that an earlier check printed: the entry
 * must still be there as it was (or be pruned by now).
 */
export function checkAudit(witness?: { id: number; hash: string }): AuditCheck {
  return write((tx) => {
    const chain = readChain(tx);
    const problems: AuditProblem[] = isSealed(chain) ? [] : [{ kind: "ends", id: chain.headId }];
    let previous = { id: chain.anchorId, hash: chain.anchorHash };
    let entries = 0;
    for (const { hash, ...entry } of eachEntry()) {
      const isNext = entry.id === previous.id + 1;
      if (!isNext) problems.push({ kind: "missing-before", id: entry.id });
      else if (hash !== entryHash(previous.hash, entry)) problems.push({ kind: "changed", id: entry.id });
      if (witness?.id === entry.id && witness.hash !== hash) problems.push({ kind: "changed", id: entry.id });
      previous = { id: entry.id, hash };
      entries += 1;
    }
    problems.push(...problemsAtEnd(chain, previous, witness));
    return { entries, head: previous, problems };
  });
}

function problemsAtEnd(
  chain: Chain,
  last: { id: number; hash: string },
  witness: { id: number } | undefined,
): AuditProblem[] {
  const isWhole = chain.headId === last.id && chain.headHash === last.hash;
  const isWitnessGone = witness !== undefined && witness.id > last.id;
  return isWhole && !isWitnessGone ? [] : [{ kind: "ends", id: last.id }];
}

function* eachEntry(): Generator<ChainedEntry & { hash: string }> {
  let after = 0;
  for (;;) {
    const rows = db()
      .select({
        id: audit.id,
        at: audit.at,
        staffId: audit.staffId,
        network: audit.network,
        verb: audit.verb,
        subject: audit.subject,
        detail: sql<string>`${audit.detail}`,
        hash: audit.hash,
      })
      .from(audit)
      .where(gt(audit.id, after))
      .orderBy(asc(audit.id))
      .limit(batch)
      .all();
    yield* rows;
    const last = rows.at(-1);
    if (!last) return;
    after = last.id;
  }
}
