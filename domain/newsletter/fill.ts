import { and, eq } from "drizzle-orm";
import { db } from "#db/client.ts";
import { issueLetters } from "#db/schema/newsletter.ts";
import { findDkimKey } from "../mail/dkim.ts";
import { openWire, type WireMail } from "../mail/wire.ts";
import { openAddress } from "../subscribers/address.ts";
import type { Claimed } from "./claim.ts";
import { openLetter } from "./letter.ts";
import { messageIdOf } from "./message-id.ts";

type Fill = (claimed: Claimed, now: number) => WireMail;

export type Fills = {
  /** The mail of one delivery, dated `now`. Throws where its address or its letter does not open. */
  fill: Fill;
  /** Forgets the letters of an issue that is over. */
  drop(issueId: string): void;
};

/** Makes the mails of issues: each of their letters is opened once, and filled for each subscriber. */
export function openFills(): Fills {
  const fills = new Map<string, Fill>();
  return {
    fill(claimed, now) {
      const key = `${claimed.issueId} ${claimed.lang}`;
      const fill = fills.get(key) ?? openFill(claimed.issueId, claimed.lang);
      fills.set(key, fill);
      return fill(claimed, now);
    },
    drop(issueId) {
      for (const key of fills.keys()) if (key.startsWith(issueId)) fills.delete(key);
    },
  };
}

function openFill(issueId: string, lang: string): Fill {
  const letter = db()
    .select()
    .from(issueLetters)
    .where(and(eq(issueLetters.issueId, issueId), eq(issueLetters.lang, lang)))
    .all()[0];
  if (!letter) throw new Error(`issue ${issueId} has no letter in ${lang}`);
  const { start, fill } = openLetter(letter);
  const { fromName, subject, headers } = fill("");
  const { "List-Unsubscribe": _own, ...shared } = headers;
  const wire = openWire({ fromName, subject, headers: shared, start }, findDkimKey());
  return ({ subscriberId, addressSealed, messageHost }, now) => {
    const { html, text, headers: own } = fill(subscriberId);
    return wire({
      to: openAddress(addressSealed, subscriberId),
      messageId: messageIdOf(issueId, subscriberId, messageHost),
      date: now,
      html,
      text,
      headers: { "List-Unsubscribe": own["List-Unsubscribe"] ?? "" },
    });
  };
}
