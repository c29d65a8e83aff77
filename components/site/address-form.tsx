import type { FormState } from "#components/ui/form-state.ts";
import { EmailField } from "./email-field.tsx";
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
  return (
    <ReaderForm className="token-form" name="address" lang={lang} action={action} loading={texts.loading}>
      <input type="hidden" name="token" value={token} />
      <h2>{texts.title}</h2>
      <p>{texts.text}</p>
      <div data-part="fields">
        <EmailField
          id="new-email"
          className="token-field"
          label={texts.email}
          value={state.status === "invalid" ? state.values.email?.[0] : undefined}
          error={state.errors.email}
        />
        <button type="submit">{texts.button}</button>
      </div>
      <p role="status" data-part="answer">
        {state.message}
      </p>
    </ReaderForm>
  );
}
