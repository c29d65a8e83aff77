"use client";

import { browserSupportsWebAuthn } from "@simplewebauthn/browser";
import { type ReactNode, useEffect, useState } from "react";
import { useTranslations } from "use-intl";

type Props = {
  /** Asks the person for a passkey and does with it what is to be done; throws when nothing came of it. */
  use: () => Promise<void>;
  isBusy: boolean;
  className: string;
  children: ReactNode;
  /** What stands there instead where the browser knows no passkeys. */
  otherwise?: ReactNode;
};

/** A button that asks for a passkey, and says when nothing came of it. */
export function PasskeyPress({ use, isBusy, className, children, otherwise = null }: Props) {
  const t = useTranslations("access");
  const [isKnown, setKnown] = useState<boolean>();
  const [phase, setPhase] = useState<"idle" | "waiting" | "failed">("idle");
  const isWaiting = isBusy || phase === "waiting";
  useEffect(() => setKnown(browserSupportsWebAuthn()), []);

  async function press() {
    setPhase("waiting");
    try {
      await use();
      setPhase("idle");
    } catch {
      // Whatever the person or the device did: they can try again, or take another way.
      setPhase("failed");
    }
  }

  if (isKnown === false) return otherwise;
  return (
    <>
      {isKnown === undefined && otherwise ? <noscript>{otherwise}</noscript> : null}
      <button
        type="button"
        className={isKnown ? className : `${className} awaits-scripts`}
        aria-disabled={isWaiting || undefined}
        onClick={() => (isWaiting ? undefined : press())}
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
