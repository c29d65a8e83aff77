import { sql } from "drizzle-orm";
import { prepared, type Tx } from "#db/client.ts";
import { newId } from "#db/id.ts";
import { subscribers } from "#db/schema/subscribers.ts";
import { composeInvite } from "../mail/compose.ts";
import { queueMail, sealMail } from "../mail/queue.ts";
import { confirmationPath } from "../site/paths.ts";
import { settings } from "../site/settings.ts";
import { newToken } from "../tokens.ts";
import { sealAddress } from "./address.ts";
import { storeToken } from "./tokens.ts";

/** What staff know of somebody whom they put on the list. */
export type Entry = {
  address: string;
  addressHash: string;
  lang: string;
  /** When, and where, consent was given. */
  consentAt: number;
  consentNote: string;
  origin: "by-hand" | "import";
  importId?: string;
  /** Whether the reader is asked by mail first; else they are subscribed at once. */
  asks: boolean;
};

// Prepared, because an import does it a million times.
const insert = prepared((connection) => {
  const value = sql.placeholder;
  return connection
    .insert(subscribers)
    .values({
      id: value("id"),
      addressSealed: value("addressSealed"),
      addressHash: value("addressHash"),
      lang: value("lang"),
      state: value("state"),
      createdAt: value("now"),
      consentAt: value("consentAt"),
      consentPage: "",
      origin: value("origin"),
      consentNote: value("consentNote"),
      importId: value("importId"),
      mailedAt: value("mailedAt"),
    })
    .onConflictDoNothing({ target: subscribers.addressHash })
    .prepare();
});

/**
 * Puts an address on the list inside the caller's transaction; gives the subscriber's id, or undefined when the address
 * is there already, in whatever state.
 */
export function enterSubscriber(tx: Tx, entry: Entry, now: number): string | undefined {
  const { address, asks, importId = null, ...known } = entry;
  const id = newId();
  const { changes } = insert().run({
    ...known,
    id,
    importId,
    now,
    addressSealed: sealAddress(address, id),
    state: asks ? "pending" : "confirmed",
    mailedAt: asks ? now : null,
  });
  if (changes === 0) return undefined;
  if (asks) invite(tx, { id, address, lang: entry.lang }, now);
  return id;
}

function invite(tx: Tx, { id, address, lang }: { id: string; address: string; lang: string }, now: number) {
  const token = newToken();
  const link = settings().siteUrl + confirmationPath(lang, token);
  storeToken(tx, { token, subscriberId: id, purpose: "confirm", isInvitation: true }, now);
  queueMail(tx, sealMail("invite", lang, composeInvite(lang, { to: address, link })), id, now);
}
