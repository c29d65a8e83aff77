"use client";

import { startAuthentication } from "@simplewebauthn/browser";
import { useTranslations } from "use-intl";
import { PasskeyPress } from "./passkey-press.tsx";
import type { AgainAnswer } from "./send-sign-in.ts";

type Props = { send: (body: FormData) => Promise<AgainAnswer | undefined>; isBusy: boolean };

/** Signs in by a passkey from within a page, where the browser knows passkeys. */
export function UsePasskey({ send, isBusy }: Props) {
  const t = useTranslations("access");

  async function signIn() {
    const optionsJSON = (await send(formOf("offer", "1")))?.offer;
    if (!optionsJSON) throw new Error("no offer");
    await send(formOf("response", JSON.stringify(await startAuthentication({ optionsJSON }))));
  }

  return (
    <PasskeyPress use={signIn} isBusy={isBusy} className="button button-plain">
      {t("signIn.passkey")}
    </PasskeyPress>
  );
}

function formOf(name: string, value: string): FormData {
  const body = new FormData();
  body.set(name, value);
  return body;
}
