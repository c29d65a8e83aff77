import { createHmac } from "node:crypto";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import { dataDir, type Tx, write } from "#db/client.ts";
import { audit, auditChain } from "#db/schema/audit.ts";
import { makeSecretFile, readSecretFile } from "../secret-file.ts";

// Each entry carries an HMAC over itself and over the one before it, under a key that is not in the database: whoever
// can write the database but not read the key can neither change nor remove an entry unseen.

export type ChainedEntry = {
  id: number;
  at: number;
  staffId: string | null;
  network: string;
  verb: string;
  subject: string;
  /** The detail as its JSON text stands in the database. */
  detail: string;
};

/** Where the chain begins (the last entry that was pruned) and where it ends. */
export type Chain = { anchorId: number; anchorHash: string; headId: number; headHash: string; seal: string };

const keys = new Map<string, Buffer>();

/** The hash of an entry that follows the one with `previousHash`. */
export function entryHash(previousHash: string, entry: ChainedEntry): string {
  const { id, at, staffId, network, verb, subject, detail } = entry;
  return hmac(JSON.stringify([previousHash, id, at, staffId, network, verb, subject, detail]));
}

/** Whether the chain's ends are those that were last written. */
export function isSealed({ seal, ...ends }: Chain): boolean {
  return seal !== "" && seal === sealOf(ends);
}

/** The chain's ends as they stand; begins the chain, with all entries there are, where there never was one. */
export function readChain(tx: Tx): Chain {
  const row = tx.select().from(auditChain).where(eq(auditChain.id, 1)).all()[0];
  if (row) return row;
  const chain = { anchorId: 0, anchorHash: "", headId: 0, headHash: "", seal: "" };
  // Where there is a key there was a chain: then the row is missing because somebody removed it.
  if (readSecretFile(keyFile()) === undefined) chainOlderEntries(tx, chain);
  return chain;
}

/** Writes the chain's new ends. What was found broken stays so: no later entry may heal it. */
export function writeChain(tx: Tx, ends: Omit<Chain, "seal">, { isIntact }: { isIntact: boolean }): void {
  const chain = { ...ends, seal: isIntact ? sealOf(ends) : "" };
  tx.insert(auditChain)
    .values({ id: 1, ...chain })
    .onConflictDoUpdate({ target: auditChain.id, set: chain })
    .run();
}

/** Begins the chain of a new or an older installation, so that no verb's own transaction has to. */
export function beginAuditChain(): void {
  write((tx) => {
    const chain = readChain(tx);
    if (isSealed(chain)) writeChain(tx, chain, { isIntact: true });
  });
}

function chainOlderEntries(tx: Tx, chain: Chain): void {
  const raw = tx.select().from(audit).orderBy(audit.id).all();
  for (const { detail, ...entry } of raw) {
    chain.headHash = entryHash(chain.headHash, { ...entry, detail: JSON.stringify(detail) });
    chain.headId = entry.id;
    tx.update(audit).set({ hash: chain.headHash }).where(eq(audit.id, entry.id)).run();
  }
  const { seal: _none, ...ends } = chain;
  chain.seal = sealOf(ends);
}

function sealOf({ anchorId, anchorHash, headId, headHash }: Omit<Chain, "seal">): string {
  return hmac(JSON.stringify(["ends", anchorId, anchorHash, headId, headHash]));
}

function hmac(text: string): string {
  return createHmac("sha256", key()).update(text).digest("base64url");
}

function key(): Buffer {
  const file = keyFile();
  let found = keys.get(file);
  if (!found) {
    found = readSecretFile(file) ?? makeSecretFile(file);
    keys.set(file, found);
  }
  return found;
}

function keyFile(): string {
  return join(dataDir(), "keys", "audit.key");
}
