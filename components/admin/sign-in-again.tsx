"use client";

import { type FormEvent, useEffect, useEffectEvent, useRef, useState } from "react";
import { useLocale, useTranslations } from "use-intl";

type Props = { email: string; onSignedIn: () => void };

/** Asks for the password where the person is, so that nothing they wrote leaves the page; another tab does as well. */
export function SignInAgain({ email, onSignedIn }: Props) {
  const t = useTranslations("saving");
  const lang = useLocale();
  const dialog = useRef<HTMLDialogElement>(null);
  const [message, setMessage] = useState("");
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

  async function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    setSending(true);
    const body = new FormData(event.currentTarget);
    const response = await fetch("/admin/login/again", { method: "POST", body }).catch(() => undefined);
    setSending(false);
    const answer = response?.ok ? await response.json() : undefined;
    if (answer?.isSignedIn) return onSignedIn();
    setMessage(answer?.message ?? t("signIn.unreachable"));
  }

  return (
    <dialog ref={dialog} className="dialog" aria-labelledby="sign-in-again">
      <h2 id="sign-in-again">{t("signIn.title")}</h2>
      <p>{t("signIn.text")}</p>
      <form className="form" onSubmit={send}>
        {message ? (
          <p className="form-message" role="alert">
            {message}
          </p>
        ) : null}
        <input type="hidden" name="lang" value={lang} />
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
            autoFocus
            dir="ltr"
          />
        </div>
        <div className="form-buttons">
          <button type="submit" className="button" aria-disabled={isSending || undefined}>
            {t("signIn.button")}
          </button>
          <a href="/admin/login" target="_blank" rel="noreferrer" className="button-quiet">
            {t("signIn.elsewhere")}
          </a>
        </div>
      </form>
    </dialog>
  );
}
