"use client";

import {
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
  startRegistration,
} from "@simplewebauthn/browser";
import { type ReactNode, useRef } from "react";
import { useForm } from "#components/ui/action-form.tsx";
import { PasskeyPress } from "./passkey-press.tsx";

type Way =
  | { make: () => Promise<PublicKeyCredentialCreationOptionsJSON | undefined> }
  | { ask: () => Promise<PublicKeyCredentialRequestOptionsJSON | undefined> };

type Props = Way & {
  className?: string;
  children: ReactNode;
  /** What stands there instead where the browser knows no passkeys; nothing where it is left out. */
  otherwise?: ReactNode;
};

/** Sends the form around it with what the browser says after it made or used a passkey, in the field "response". */
export function PasskeyButton({ className = "button", children, otherwise, ...way }: Props) {
  const { isPending } = useForm();
  const response = useRef<HTMLInputElement>(null);

  async function sendAnswer() {
    const said = await answerOf(way);
    if (!said || !response.current) throw new Error("no answer");
    response.current.value = JSON.stringify(said);
    response.current.form?.requestSubmit();
  }

  return (
    <>
      <input type="hidden" name="response" ref={response} />
      <PasskeyPress use={sendAnswer} isBusy={isPending} className={className} otherwise={otherwise}>
        {children}
      </PasskeyPress>
    </>
  );
}

async function answerOf(way: Way) {
  if ("make" in way) {
    const optionsJSON = await way.make();
    return optionsJSON && startRegistration({ optionsJSON });
  }
  const optionsJSON = await way.ask();
  return optionsJSON && startAuthentication({ optionsJSON });
}
