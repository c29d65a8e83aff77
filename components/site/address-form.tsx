import type { FormState } from "#components/ui/form-state.ts";
import { type ReaderAction, ReaderForm } from "./reader-form.tsx";

type Props = {
  lang: string;
  token: string;
  texts: { title: string; text: string; email: string; button: string; loading: string };
  state: FormState;
  action: ReaderAction;
};

/** Asks for a subscriber's new address. */
export function AddressForm({ lang, token, texts, state, action }: Props) {
  const error = state.errors.email;
  return (
    <ReaderForm className="token-form" name="address" lang={lang} action={action} loading={texts.loading}>
      <input type="hidden" name="token" value={token} />
      <h2>{texts.title}</h2>
      <p>{texts.text}</p>
      <div data-part="fields">
        <div className="token-field">
          <label htmlFor="new-email">{texts.email}</label>
          <input
            id="new-email"
            name="email"
            type="email"
            dir="ltr"
            autoComplete="email"
            required
            maxLength={254}
            defaultValue={state.status === "invalid" ? state.values.email?.[0] : undefined}
            aria-invalid={error ? true : undefined}
            aria-describedby={error ? "new-email-error" : undefined}
          />
          {error ? (
            <p className="token-error" id="new-email-error">
              {error}
            </p>
          ) : null}
        </div>
        <button type="submit">{texts.button}</button>
      </div>
      <p role="status" data-part="answer">
        {state.message}
      </p>
    </ReaderForm>
  );
}
