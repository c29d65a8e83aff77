import type { FormState } from "#components/ui/form-state.ts";
import { EmailField } from "./email-field.tsx";
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
          <EmailField
            id="sign-up-email"
            className="sign-up-field"
            label={texts.email}
            value={state.values.email?.[0]}
            error={state.errors.email}
          />
          <p className="sign-up-trap" aria-hidden="true">
            <label>
              {texts.trap}
              <input name="website" tabIndex={-1} autoComplete="off" />
            </label>
          </p>
          <button type="submit">{texts.button}</button>
        </div>
        <p role="status" data-part="answer">
          {state.message}
        </p>
      </ReaderForm>
    </section>
  );
}
