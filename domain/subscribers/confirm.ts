import { eq } from "drizzle-orm";
import { write } from "#db/client.ts";
import { subscribers } from "#db/schema/subscribers.ts";
import { recordAudit } from "../audit/record.ts";
import { composeWelcome } from "../mail/compose.ts";
import { queueMail, sealMail } from "../mail/queue.ts";
import { preferencesPath, unsubscribePath } from "../site/paths.ts";
import { settings } from "../site/settings.ts";
import { liftForgotten } from "../suppression/lift.ts";
import { newToken } from "../tokens.ts";
import { openAddress } from "./address.ts";
import { endConfirmations, findByToken, storeToken } from "./tokens.ts";

/** Whether a mailed link can still confirm a subscription. Changes nothing: scanners follow links. */
export function canConfirm(token: string, now: number): boolean {
  return findByToken(token, ["confirm"], now) !== undefined;
}

/**
 * Confirms the subscription that a mailed link asks about, once, and mails a welcome. Gives false for a link that was
 * used, expired, forged or made for something else.
 */
export function confirmSubscription(token: string, now: number): boolean {
  return write((tx) => {
    const subscriber = findByToken(token, ["confirm"], now, tx);
    if (!subscriber) return false;
    const { id, lang, consentAt, consentPage } = subscriber;
    endConfirmations(tx, id);
    liftForgotten(tx, subscriber.addressHash);
    tx.update(subscribers)
      .set({ state: "confirmed", confirmedAt: now, unsubscribedAt: null })
      .where(eq(subscribers.id, id))
      .run();
    const { siteUrl } = settings();
    const [preferences, unsubscribe] = [newToken(), newToken()];
    storeToken(tx, { token: preferences, subscriberId: id, purpose: "preferences" }, now);
    storeToken(tx, { token: unsubscribe, subscriberId: id, purpose: "unsubscribe" }, now);
    const message = composeWelcome(lang, {
      to: openAddress(subscriber.addressSealed, id),
      preferences: siteUrl + preferencesPath(lang, preferences),
      unsubscribe: siteUrl + unsubscribePath(unsubscribe),
    });
    queueMail(tx, sealMail("welcome", lang, message), id, now);
    recordAudit(tx, {
      at: now,
      verb: "subscribers.confirm",
      subject: `subscriber:${id}`,
      detail: { consentAt, consentPage },
    });
    return true;
  });
}
