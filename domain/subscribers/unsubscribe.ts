import { eq } from "drizzle-orm";
import { write } from "#db/client.ts";
import { subscribers } from "#db/schema/subscribers.ts";
import { recordAudit } from "../audit/record.ts";
import type { Preferences } from "./preferences.ts";
import { endConfirmations, findByToken, type Purpose } from "./tokens.ts";

// Whoever may change a subscription may end it.
const purposes: Purpose[] = ["unsubscribe", "preferences"];

/** The subscriber whose link this is, or undefined. Changes nothing: scanners follow links. */
export function findUnsubscribing(
  token: string,
  now: number,
): Pick<Preferences, "lang" | "isSubscribed"> | undefined {
  const subscriber = findByToken(token, purposes, now);
  return subscriber && { lang: subscriber.lang, isSubscribed: subscriber.state !== "unsubscribed" };
}

/** Ends a subscription; the link works again and again (RFC 8058). Gives false for a link that is not one of ours. */
export function unsubscribe(token: string, now: number): boolean {
  return write((tx) => {
    const subscriber = findByToken(token, purposes, now, tx);
    if (!subscriber) return false;
    if (subscriber.state === "unsubscribed") return true;
    endConfirmations(tx, subscriber.id);
    tx.update(subscribers)
      .set({ state: "unsubscribed", unsubscribedAt: now })
      .where(eq(subscribers.id, subscriber.id))
      .run();
    recordAudit(tx, { at: now, verb: "subscribers.unsubscribe", subject: `subscriber:${subscriber.id}` });
    return true;
  });
}
