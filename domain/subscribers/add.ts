import { z } from "zod";
import { write } from "#db/client.ts";
import { recordAudit } from "../audit/record.ts";
import { Invalid } from "../errors.ts";
import { collect, problemsOf } from "../problems.ts";
import { findLanguage } from "../site/languages.ts";
import { type Actor, authorize } from "../staff/permissions.ts";
import { findSuppression } from "../suppression/suppress.ts";
import { addressHashOf, checkAddress } from "./address.ts";
import { consentNote } from "./consent-note.ts";
import { enterSubscriber } from "./enter.ts";

type NewSubscriber = { email: string; lang: string; consentNote: string; asks: boolean };

const schema = z.object({
  lang: z.string().refine((code) => findLanguage(code) !== undefined, "badChoice"),
  consentNote: consentNote.refine(Boolean, "required"),
});

/**
 * Puts one address on the list by hand and gives the subscriber's id. With `asks` a mailed link must be followed first.
 * Throws Forbidden, Invalid (email, lang, consentNote).
 */
export function addSubscriber(actor: Actor, input: NewSubscriber, now: number): string {
  authorize(actor, "subscribers.edit");
  const result = schema.safeParse(input);
  const problems = result.success ? {} : new Invalid(problemsOf(result.error)).fields;
  const address = collect(problems, () => checkAddress(input.email));
  if (!result.success || address === undefined || Object.keys(problems).length > 0)
    throw new Invalid(problems);
  const addressHash = addressHashOf(address);
  return write((tx) => {
    if (findSuppression(addressHash)) throw new Invalid({ email: "addressSuppressed" });
    const entry = {
      ...result.data,
      address,
      addressHash,
      consentAt: now,
      origin: "by-hand",
      asks: input.asks,
    } as const;
    const id = enterSubscriber(tx, entry, now);
    if (!id) throw new Invalid({ email: "addressKnown" });
    recordAudit(tx, {
      at: now,
      actor,
      verb: "subscribers.add",
      subject: `subscriber:${id}`,
      detail: { consentNote: result.data.consentNote, asks: input.asks },
    });
    return id;
  });
}
