"use client";

import { useActionState, useId } from "react";
import { type FormState, idleForm } from "../ui/form-state.ts";

type Props = {
  lang: string;
  token: string;
  texts: { title: string; text: string; email: string; button: string; loading: string };
  action: (state: FormState, form: FormData) => Promise<FormState>;
};

/** Asks for a subscriber's new address. Scripts improve it as they do SignUpForm. */
export function AddressForm({ lang, token, texts, action }: Props) {
  const [state, send] = useActionState(action, idleForm);
  const id = useId();
  const error = state.errors.email;
  return (
    <form className="token-form" name="address" action={send} noValidate data-loading={texts.loading}>
      <input type="hidden" name="lang" value={lang} />
      <input type="hidden" name="token" value={token} />
      <h2>{texts.title}</h2>
      <p>{texts.text}</p>
      <div data-part="fields">
        <div className="token-field">
          <label htmlFor={id}>{texts.email}</label>
          <input
            id={id}
            name="email"
            type="email"
            dir="ltr"
            autoComplete="email"
            required
            maxLength={254}
            defaultValue={state.status === "invalid" ? state.values.email?.[0] : undefined}
            aria-invalid={error ? true : undefined}
            aria-describedby={error ? `${id}-error` : undefined}
          />
          {error ? (
            <p className="token-error" id={`${id}-error`}>
              {error}
            </p>
          ) : null}
        </div>
        <button type="submit">{texts.button}</button>
      </div>
      <p role="status" data-part="answer">
        {state.message}
      </p>
    </form>
  );
}
