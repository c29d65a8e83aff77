import { eq } from "drizzle-orm";
import { write } from "#db/client.ts";
import { subscribers } from "#db/schema/subscribers.ts";
import { recordAudit } from "../audit/record.ts";
import { Invalid } from "../errors.ts";
import { findLanguage } from "../site/languages.ts";
import { openAddress } from "./address.ts";
import { findByToken } from "./tokens.ts";

export type Preferences = {
  lang: string;
  isSubscribed: boolean;
  /** Enough of the address to know it again: a link may be in others' hands. */
  address: string;
};

/** What the subscriber whose link this is has chosen, or undefined. */
export function findPreferences(token: string, now: number): Preferences | undefined {
  const subscriber = findByToken(token, ["preferences"], now);
  if (!subscriber) return undefined;
  const { id, lang, state, addressSealed } = subscriber;
  return { lang, isSubscribed: state === "confirmed", address: hinted(openAddress(addressSealed, id)) };
}

function hinted(address: string): string {
  const at = address.lastIndexOf("@");
  return `${address.slice(0, 1)}…${address.slice(at)}`;
}

/**
 * Changes the language in which a subscriber gets mail. Gives false for a link that is not one of ours. Throws Invalid
 * on "mailLang".
 */
export function chooseLanguage(token: string, lang: string, now: number): boolean {
  if (!findLanguage(lang)) throw new Invalid({ mailLang: "badChoice" });
  return write((tx) => {
    const subscriber = findByToken(token, ["preferences"], now, tx);
    if (!subscriber) return false;
    tx.update(subscribers).set({ lang }).where(eq(subscribers.id, subscriber.id)).run();
    recordAudit(tx, {
      at: now,
      verb: "subscribers.choose-language",
      subject: `subscriber:${subscriber.id}`,
      detail: { lang },
    });
    return true;
  });
}
