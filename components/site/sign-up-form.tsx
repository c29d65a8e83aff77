import type { FormState } from "#components/ui/form-state.ts";
import { type ReaderAction, ReaderForm } from "./reader-form.tsx";

type SignUpTexts = {
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
  /** The page that answers it; "" for the one that it stands on. */
  address: string;
  state: FormState;
  action: ReaderAction;
};

/** The form "Stay in touch": once on every public page, under the id that its answer scrolls to. */
export function SignUpForm({ lang, texts, address, state, action }: Props) {
  const error = state.errors.email;
  return (
    <section className="sign-up" id="stay-in-touch" aria-labelledby="sign-up-heading">
      <h2 id="sign-up-heading">{texts.heading}</h2>
      <ReaderForm
        name="sign-up"
        lang={lang}
        action={action}
        address={`${address}#stay-in-touch`}
        loading={texts.loading}
      >
        <div className="sign-up-fields" data-part="fields">
          <p className="sign-up-line">{texts.line}</p>
          <div className="sign-up-field">
            <label htmlFor="sign-up-email">{texts.email}</label>
            <input
              id="sign-up-email"
              name="email"
              type="email"
              dir="ltr"
              autoComplete="email"
              required
              maxLength={254}
              defaultValue={state.values.email?.[0]}
              aria-invalid={error ? true : undefined}
              aria-describedby={error ? "sign-up-error" : undefined}
            />
            {error ? (
              <p className="sign-up-error" id="sign-up-error">
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
      </ReaderForm>
    </section>
  );
}
