import { eq } from "drizzle-orm";
import { db } from "#db/client.ts";
import { subscribers } from "#db/schema/subscribers.ts";
import { openAddress } from "./address.ts";
import { listHistory } from "./history.ts";
import { findByToken } from "./tokens.ts";

/**
 * All that is kept of the subscriber whose link this is, for themselves (GDPR, articles 15 and 20): instants as ISO 8601.
 * Undefined for a link that is not one of ours.
 */
export function readOwnData(token: string, now: number) {
  const found = findByToken(token, ["preferences"], now);
  const row = found && db().select().from(subscribers).where(eq(subscribers.id, found.id)).all()[0];
  if (!row) return undefined;
  const at = (instant: number | null) => (instant === null ? null : new Date(instant).toISOString());
  return {
    address: openAddress(row.addressSealed, row.id),
    language: row.lang,
    state: row.state,
    consent: { at: at(row.consentAt), page: row.consentPage, origin: row.origin, note: row.consentNote },
    createdAt: at(row.createdAt),
    confirmedAt: at(row.confirmedAt),
    unsubscribedAt: at(row.unsubscribedAt),
    lastQuestionMailedAt: at(row.mailedAt),
    // Who of the newsroom did something is not the reader's data.
    history: listHistory(row.id).map((each) => ({ at: at(each.at), ...factsOf(each) })),
  };
}

function factsOf(each: ReturnType<typeof listHistory>[number]) {
  if (each.what === "change") return { change: each.verb, note: each.note };
  if (each.what === "mail") return { mail: each.kind, state: each.state };
  return { issue: each.subject, state: each.state };
}
