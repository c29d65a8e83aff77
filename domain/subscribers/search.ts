import { setImmediate as nextTurn } from "node:timers/promises";
import { domainToUnicode } from "node:url";
import { desc, eq, lt, max, type SQL, sql } from "drizzle-orm";
import { db, write } from "#db/client.ts";
import { subscribers, suppressions } from "#db/schema/subscribers.ts";
import { recordAudit } from "../audit/record.ts";
import { Invalid } from "../errors.ts";
import { plainWord } from "../search/fold.ts";
import { type Actor, authorize } from "../staff/permissions.ts";
import { findSuppression, type SuppressionReason } from "../suppression/suppress.ts";
import { addressHashOf, findAddress } from "./address.ts";
import { type ListedSubscriber, listedColumns, opened } from "./list.ts";

const rowsAtOnce = 500;
const mostFound = 50;
// A million addresses take several times as long: the search says how far it came and goes on from there.
const sliceMs = 1000;

export type Found = {
  rows: ListedSubscriber[];
  /** For an exact address that is no subscriber's: why it is never written to. */
  suppressed?: SuppressionReason;
  /** How much of the list was looked at, from 0 to 1. */
  share: number;
  /** Where to go on, while there is more to look at. */
  next?: string;
};

/**
 * Finds subscribers by a whole address, at once, or by a part of one: then the list is opened piece by piece in memory,
 * newest first, for about a second. Readers' requests are answered in between. Throws Forbidden, Invalid on "q".
 */
export async function searchSubscribers(
  actor: Actor,
  { q, after }: { q: string; after?: string },
  now: number,
): Promise<Found> {
  authorize(actor, "subscribers.read");
  const wanted = q.trim().toLowerCase();
  if (wanted.length < 3) throw new Invalid({ q: { key: "tooShort", values: { least: 3 } } });
  if (wanted.length > 254) throw new Invalid({ q: "tooLong" });
  if (!after) {
    // What was looked for is an address or a part of one.
    write((tx) => recordAudit(tx, { at: now, actor, verb: "subscribers.search" }));
  }
  const address = findAddress(wanted);
  return address ? findByAddress(address) : findByPart(wanted, after);
}

function findByAddress(address: string): Found {
  const addressHash = addressHashOf(address);
  const rows = listed(eq(subscribers.addressHash, addressHash)).map(({ row }) => opened(row));
  const suppressed = rows.length === 0 ? findSuppression(addressHash)?.reason : undefined;
  return { rows, share: 1, ...(suppressed ? { suppressed } : {}) };
}

async function findByPart(wanted: string, after: string | undefined): Promise<Found> {
  const newest = db()
    .select({ rowid: max(rowid) })
    .from(subscribers)
    .all()[0]?.rowid;
  const rows: ListedSubscriber[] = [];
  const end = performance.now() + sliceMs;
  const start = Number(newest ?? 0) + 1;
  let below = after && /^\d{1,15}$/.test(after) ? Math.min(Number(after), start) : start;
  while (rows.length < mostFound && performance.now() < end) {
    const piece = listed(lt(rowid, below));
    if (piece.length === 0) return { rows, share: 1 };
    for (const each of piece) {
      below = each.rowid;
      const subscriber = opened(each.row);
      if (holds(subscriber.address, wanted)) rows.push(subscriber);
      if (rows.length === mostFound) break;
    }
    await nextTurn();
  }
  return { rows, share: start > 1 ? 1 - (below - 1) / (start - 1) : 1, next: String(below) };
}

const rowid = sql<number>`${subscribers}.rowid`;

function listed(condition: SQL) {
  return db()
    .select({ row: listedColumns, rowid })
    .from(subscribers)
    .leftJoin(suppressions, eq(suppressions.addressHash, subscribers.addressHash))
    .where(condition)
    .orderBy(desc(rowid))
    .limit(rowsAtOnce)
    .all();
}

function holds(address: string, wanted: string): boolean {
  if (address.toLowerCase().includes(wanted)) return true;
  // A domain in another script is kept in its ASCII form.
  const [local = "", domain = ""] = address.toLowerCase().split("@");
  const written = `${local}@${domainToUnicode(domain)}`;
  // In whose names an accent may be typed or not, as in all that the desk finds.
  return plainWord(written).includes(plainWord(wanted));
}
