import { eq } from "drizzle-orm";
import { write } from "#db/client.ts";
import { subscribers } from "#db/schema.ts";
import { Invalid } from "../errors.ts";
import { findLanguage } from "../site/languages.ts";
import { findByToken } from "./tokens.ts";

export type Preferences = { lang: string; isSubscribed: boolean };

/** What the subscriber whose link this is has chosen, or undefined. */
export function findPreferences(token: string, now: number): Preferences | undefined {
  const subscriber = findByToken(token, ["preferences"], now);
  return subscriber && { lang: subscriber.lang, isSubscribed: subscriber.state === "confirmed" };
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
    return true;
  });
}
