"use client";

import { type FormEvent, type ReactNode, useEffect, useEffectEvent, useRef, useState } from "react";
import { useLocale, useTranslations } from "use-intl";
import { type AgainAnswer, type Asked, signInAgain } from "./send-sign-in.ts";
import { UsePasskey } from "./use-passkey.tsx";

type Props = { email: string; onSignedIn: () => void };

/** Asks who it is where the person is, so that nothing they wrote leaves the page; another tab does as well. */
export function SignInAgain({ email, onSignedIn }: Props) {
  const t = useTranslations("saving");
  const lang = useLocale();
  const dialog = useRef<HTMLDialogElement>(null);
  const [message, setMessage] = useState("");
  const [asked, setAsked] = useState<Asked>();
  const [isSending, setSending] = useState(false);

  const look = useEffectEvent(async () => {
    const response = await fetch("/admin/login/again").catch(() => undefined);
    if (response?.ok && (await response.json()).isSignedIn) onSignedIn();
  });

  useEffect(() => {
    dialog.current?.showModal();
    const back = () => void look();
    window.addEventListener("focus", back);
    document.addEventListener("visibilitychange", back);
    return () => {
      window.removeEventListener("focus", back);
      document.removeEventListener("visibilitychange", back);
    };
  }, []);

  useEffect(() => {
    dialog.current?.querySelector<HTMLInputElement>(asked ? "#again-code" : "#again-password")?.focus();
  }, [asked]);

  async function send(body: FormData): Promise<AgainAnswer | undefined> {
    body.set("lang", lang);
    if (asked) body.set("isSecond", "1");
    setSending(true);
    const answer = await signInAgain(body);
    setSending(false);
    if (answer?.isSignedIn) onSignedIn();
    else if (!answer?.offer) {
      setAsked(answer ? answer.asks : asked);
      setMessage(answer ? (answer.message ?? "") : t("signIn.unreachable"));
    }
    return answer;
  }

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (!isSending) await send(new FormData(event.currentTarget));
  }

  return (
    <dialog ref={dialog} className="dialog" aria-labelledby="sign-in-again">
      <h2 id="sign-in-again">{t("signIn.title")}</h2>
      <p>{t(asked ? "signIn.second" : "signIn.text")}</p>
      <form className="form" onSubmit={submit}>
        {message ? (
          <p className="form-message" role="alert">
            {message}
          </p>
        ) : null}
        {asked ? (
          <CodeField key="code" hasApp={asked.hasApp} />
        ) : (
          <PasswordFields key="password" email={email} />
        )}
        <div className="form-buttons">
          <button type="submit" className="button" aria-disabled={isSending || undefined}>
            {t("signIn.button")}
          </button>
          {!asked || asked.hasPasskey ? <UsePasskey send={send} isBusy={isSending} /> : null}
          <a href="/admin/login" target="_blank" rel="noreferrer" className="button-quiet">
            {t("signIn.elsewhere")}
          </a>
        </div>
      </form>
    </dialog>
  );
}

function PasswordFields({ email }: { email: string }): ReactNode {
  const t = useTranslations("saving");
  return (
    <>
      <div className="field">
        <label htmlFor="again-email">{t("signIn.email")}</label>
        <input
          id="again-email"
          name="email"
          type="email"
          autoComplete="username"
          defaultValue={email}
          dir="ltr"
        />
      </div>
      <div className="field">
        <label htmlFor="again-password">{t("signIn.password")}</label>
        <input
          id="again-password"
          name="password"
          type="password"
          autoComplete="current-password"
          dir="ltr"
        />
      </div>
    </>
  );
}

function CodeField({ hasApp }: { hasApp: boolean }): ReactNode {
  const t = useTranslations("access");
  return (
    <div className="field">
      <label htmlFor="again-code">{t("code.label")}</label>
      <p className="field-help" id="again-code-help">
        {t(hasApp ? "code.help" : "code.helpRecovery")}
      </p>
      <input
        id="again-code"
        name="code"
        autoComplete="one-time-code"
        autoCapitalize="none"
        spellCheck={false}
        dir="ltr"
        aria-describedby="again-code-help"
      />
    </div>
  );
}
