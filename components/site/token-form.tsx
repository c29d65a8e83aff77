"use client";

import { type ReactNode, useActionState } from "react";
import { type FormState, idleForm } from "../ui/form-state.ts";

type Props = {
  name: string;
  lang: string;
  token: string;
  texts: { button: string; loading: string; closed: string };
  /** Whether there is something left to do; else the form only answers. */
  isOpen: boolean;
  action: (state: FormState, form: FormData) => Promise<FormState>;
  children?: ReactNode;
};

/** The form behind a mailed link: nothing happens before its button is pressed. Scripts improve it as they do SignUpForm. */
export function TokenForm({ name, lang, token, texts, isOpen, action, children }: Props) {
  const [state, send] = useActionState(action, idleForm);
  return (
    <form className="token-form" name={name} action={send} data-loading={texts.loading}>
      <input type="hidden" name="lang" value={lang} />
      <input type="hidden" name="token" value={token} />
      <div data-part="fields">
        {isOpen ? (
          <>
            {children}
            <button type="submit">{texts.button}</button>
          </>
        ) : null}
      </div>
      <p role="status" data-part="answer">
        {state.message ?? (isOpen ? "" : texts.closed)}
      </p>
    </form>
  );
}
