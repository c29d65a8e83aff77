import Negotiator from "negotiator";
import { headers } from "next/headers";
import { cache } from "react";
import { findSecondStep } from "#domain/accounts/second-step.ts";
import { deskLanguages } from "#domain/staff/staff-input.ts";
import { findSignedInPerson } from "./current-staff.ts";
import { findStep } from "./door.ts";

/** The language to speak at the gate: that of whoever is known already, else the one that the browser asks for. */
export const gateLanguage = cache(async (): Promise<string> => {
  const person = (await findSignedInPerson()) ?? (await findWaiting());
  if (person) return person.lang;
  const wanted = (await headers()).get("accept-language");
  return (
    (wanted && new Negotiator({ headers: { "accept-language": wanted } }).language([...deskLanguages])) ||
    "en"
  );
});

async function findWaiting() {
  const step = await findStep();
  return step === undefined ? undefined : findSecondStep(step, Date.now());
}
