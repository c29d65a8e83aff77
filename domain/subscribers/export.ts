import { setImmediate as nextTurn } from "node:timers/promises";
import { stringify } from "csv-stringify/sync";
import { and, asc, eq, gt, sql } from "drizzle-orm";
import { db, write } from "#db/client.ts";
import { subscribers } from "#db/schema/subscribers.ts";
import { recordAudit } from "../audit/record.ts";
import { type Actor, authorize } from "../staff/permissions.ts";
import { openAddress } from "./address.ts";
import type { SubscriberState } from "./list.ts";

const rowsAtOnce = 500;
const header = [
  "email",
  "language",
  "state",
  "consent_at",
  "consent_page",
  "consent_source",
  "confirmed_at",
  "unsubscribed_at",
];

/**
 * The subscribers as CSV (RFC 4180) in UTF-8 with a byte-order mark, in pieces; cells that a spreadsheet would take for a
 * formula begin with an apostrophe. The export is in the audit before its first piece is given. Throws Forbidden.
 */
export function exportSubscribers(
  actor: Actor,
  filter: { state?: SubscriberState; lang?: string },
  now: number,
): AsyncGenerator<string> {
  authorize(actor, "subscribers.export");
  write((tx) => recordAudit(tx, { at: now, actor, verb: "subscribers.export", detail: filter }));
  return pieces(filter);
}

async function* pieces({ state, lang }: { state?: SubscriberState; lang?: string }): AsyncGenerator<string> {
  yield `\ufeff${lines([header])}`;
  const rowid = sql<number>`${subscribers}.rowid`;
  let after = 0;
  while (true) {
    const rows = db()
      .select({ row: subscribers, rowid })
      .from(subscribers)
      .where(
        and(
          gt(rowid, after),
          state ? eq(subscribers.state, state) : undefined,
          lang ? eq(subscribers.lang, lang) : undefined,
        ),
      )
      .orderBy(asc(rowid))
      .limit(rowsAtOnce)
      .all();
    if (rows.length === 0) return;
    after = rows.at(-1)!.rowid;
    yield lines(rows.map(({ row }) => cellsOf(row)));
    await nextTurn();
  }
}

function cellsOf(row: typeof subscribers.$inferSelect): string[] {
  const at = (instant: number | null) => (instant === null ? "" : new Date(instant).toISOString());
  return [
    openAddress(row.addressSealed, row.id),
    row.lang,
    row.state,
    at(row.consentAt),
    row.consentPage,
    row.consentNote,
    at(row.confirmedAt),
    at(row.unsubscribedAt),
  ];
}

function lines(rows: string[][]): string {
  return stringify(rows, { escape_formulas: true, record_delimiter: "\r\n" });
}
