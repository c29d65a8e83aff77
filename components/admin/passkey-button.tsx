"use client";

import {
  browserSupportsWebAuthn,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
  startRegistration,
} from "@simplewebauthn/browser";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { useForm } from "#components/ui/action-form.tsx";

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
export function PasskeyButton({ className = "button", children, otherwise = null, ...way }: Props) {
  const t = useTranslations("access");
  const { isPending } = useForm();
  const [isKnown, setKnown] = useState(false);
  const [phase, setPhase] = useState<"idle" | "waiting" | "failed">("idle");
  const response = useRef<HTMLInputElement>(null);
  useEffect(() => setKnown(browserSupportsWebAuthn()), []);

  async function press() {
    setPhase("waiting");
    try {
      const said = await answerOf(way);
      if (!said || !response.current) throw new Error("no answer");
      response.current.value = JSON.stringify(said);
      response.current.form?.requestSubmit();
      setPhase("idle");
    } catch {
      // Whatever the person or the device did: they can try again, or take another way.
      setPhase("failed");
    }
  }

  if (!isKnown) return otherwise;
  return (
    <>
      <input type="hidden" name="response" ref={response} />
      <button
        type="button"
        className={className}
        aria-disabled={isPending || phase === "waiting" || undefined}
        onClick={() => (isPending || phase === "waiting" ? undefined : press())}
      >
        {phase === "waiting" ? t("passkeyWaiting") : children}
      </button>
      {phase === "failed" ? (
        <p className="field-error" role="alert">
          {t("passkeyFailed")}
        </p>
      ) : null}
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
