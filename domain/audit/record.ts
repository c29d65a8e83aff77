import { max, sql } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import { audit } from "#db/schema/audit.ts";
import { scrub } from "../scrub.ts";
import type { Actor } from "../staff/permissions.ts";
import { entryHash, isSealed, readChain, writeChain } from "./chain.ts";
import { requestNetwork } from "./network.ts";

/**
 * Writes who did what to what inside the verb's own transaction, and from which network where it is about staff: a reader's
 * is nowhere on record. `subject` is "noun:id". Addresses and secrets in the detail are hidden; it is for what an owner
 * needs in order to understand the entry.
 */
export function recordAudit(
  tx: Tx,
  entry: {
    at: number;
    actor?: Pick<Actor, "id"> | "command-line";
    verb: string;
    subject?: string;
    detail?: Record<string, unknown>;
  },
): void {
  const chain = readChain(tx);
  const isIntact = isSealed(chain);
  const isCommand = entry.actor === "command-line";
  const detail = written({ ...entry.detail, ...(isCommand ? { by: "command-line" } : {}) });
  const isAboutStaff = typeof entry.actor === "object" || entry.verb.startsWith("staff.");
  const row = {
    id: Math.max(chain.headId, lastId(tx)) + 1,
    at: entry.at,
    staffId: typeof entry.actor === "object" ? entry.actor.id : null,
    network: isAboutStaff ? requestNetwork() : "",
    verb: entry.verb,
    subject: entry.subject ?? "",
  };
  const hash = entryHash(chain.headHash, { ...row, detail });
  tx.insert(audit)
    .values({ ...row, detail: sql`${detail}`, hash })
    .run();
  writeChain(tx, { ...chain, headId: row.id, headHash: hash }, { isIntact });
}

const secretName = /password|secret|token|recovery|otp/i;

function written(detail: Record<string, unknown>): string {
  return JSON.stringify(detail, (name, value) => {
    if (typeof value !== "string") return value;
    return secretName.test(name) ? "[hidden]" : scrub(value);
  });
}

function lastId(tx: Tx): number {
  return (
    tx
      .select({ id: max(audit.id) })
      .from(audit)
      .all()[0]?.id ?? 0
  );
}
