import type { ReactNode } from "react";
import type { FormState } from "#components/ui/form-state.ts";
import { newKey } from "#components/ui/new-key.ts";
import { type ReaderAction, ReaderForm } from "./reader-form.tsx";

type Props = {
  name: string;
  lang: string;
  token: string;
  texts: { button: string; loading: string; closed: string };
  /** Whether there is something left to do; else the form only answers. */
  isOpen: boolean;
  state: FormState;
  action: ReaderAction;
  children?: ReactNode;
};

/** The form behind a mailed link: nothing happens before its button is pressed. */
export function TokenForm({ name, lang, token, texts, isOpen, state, action, children }: Props) {
  return (
    <ReaderForm className="token-form" name={name} lang={lang} action={action} loading={texts.loading}>
      <input type="hidden" name="token" value={token} />
      <div data-part="fields">
        {isOpen ? (
          <>
            <input type="hidden" name="idempotencyKey" value={newKey()} />
            {children}
            <button type="submit">{texts.button}</button>
          </>
        ) : null}
      </div>
      <p role="status" data-part="answer">
        {state.message ?? (isOpen ? "" : texts.closed)}
      </p>
    </ReaderForm>
  );
}
