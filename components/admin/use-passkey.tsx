"use client";

import { browserSupportsWebAuthn, startAuthentication } from "@simplewebauthn/browser";
import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import type { AgainAnswer } from "./send-sign-in.ts";

type Props = { send: (body: FormData) => Promise<AgainAnswer | undefined>; isBusy: boolean };

/** Signs in by a passkey from within a page, where the browser knows passkeys. */
export function UsePasskey({ send, isBusy }: Props) {
  const t = useTranslations("access");
  const [isKnown, setKnown] = useState(false);
  const [phase, setPhase] = useState<"idle" | "waiting" | "failed">("idle");
  useEffect(() => setKnown(browserSupportsWebAuthn()), []);

  async function press() {
    setPhase("waiting");
    try {
      const optionsJSON = (await send(formOf("offer", "1")))?.offer;
      if (!optionsJSON) throw new Error("no offer");
      await send(formOf("response", JSON.stringify(await startAuthentication({ optionsJSON }))));
      setPhase("idle");
    } catch {
      // Whatever the person or the device did: they can try again, or take another way.
      setPhase("failed");
    }
  }

  if (!isKnown) return null;
  const isWaiting = phase === "waiting" || isBusy;
  return (
    <>
      <button
        type="button"
        className="button button-plain"
        aria-disabled={isWaiting || undefined}
        onClick={() => (isWaiting ? undefined : press())}
      >
        {phase === "waiting" ? t("passkeyWaiting") : t("signIn.passkey")}
      </button>
      {phase === "failed" ? (
        <p className="field-error" role="alert">
          {t("passkeyFailed")}
        </p>
      ) : null}
    </>
  );
}

function formOf(name: string, value: string): FormData {
  const body = new FormData();
  body.set(name, value);
  return body;
}
