"use client";

import { usePathname } from "next/navigation";
import { useActionState, useId } from "react";
import { type FormState, idleForm } from "../ui/form-state.ts";

export type SignUpTexts = {
  heading: string;
  line: string;
  email: string;
  button: string;
  loading: string;
  trap: string;
};

type Props = {
  lang: string;
  texts: SignUpTexts;
  action: (state: FormState, form: FormData) => Promise<FormState>;
};

// Pages that cannot answer for themselves: what stands for a missing page, and addresses with a token.
const unanswering = /^\/[^/]+\/(?:status\/|newsletter(?:$|\/(?:confirm|preferences|unsubscribe)\/))/;

/**
 * The form "Stay in touch": once on every public page, under the id that its answer scrolls to. It is sent as a plain
 * POST to the page that it stands on; app/(site)/reader.js only saves the change of page.
 */
export function SignUpForm({ lang, texts, action }: Props) {
  // React finds the answered form again by this address, so it is the same on both pages where they differ.
  const target = unanswering.test(usePathname()) ? `/${lang}/newsletter` : "";
  const [state, send] = useActionState(action, idleForm, `${target}#stay-in-touch`);
  const id = useId();
  const error = state.errors.email;
  return (
    <section className="sign-up" id="stay-in-touch" aria-labelledby={`${id}-heading`}>
      <h2 id={`${id}-heading`}>{texts.heading}</h2>
      <form name="sign-up" action={send} noValidate data-loading={texts.loading}>
        <input type="hidden" name="lang" value={lang} />
        <div className="sign-up-fields" data-part="fields">
          <p className="sign-up-line">{texts.line}</p>
          <div className="sign-up-field">
            <label htmlFor={`${id}-email`}>{texts.email}</label>
            <input
              id={`${id}-email`}
              name="email"
              type="email"
              dir="ltr"
              autoComplete="email"
              required
              maxLength={254}
              defaultValue={state.values.email?.[0]}
              aria-invalid={error ? true : undefined}
              aria-describedby={error ? `${id}-error` : undefined}
            />
            {error ? (
              <p className="sign-up-error" id={`${id}-error`}>
                {error}
              </p>
            ) : null}
          </div>
          <p className="sign-up-trap" aria-hidden="true">
            <label>
              {texts.trap}
              <input name="website" tabIndex={-1} autoComplete="off" />
            </label>
          </p>
          <button type="submit">{texts.button}</button>
        </div>
        <p className="sign-up-answer" role="status" data-part="answer">
          {state.message}
        </p>
      </form>
    </section>
  );
}
