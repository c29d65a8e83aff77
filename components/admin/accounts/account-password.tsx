import { translator } from "#components/messages/translator.ts";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Field } from "#components/ui/field.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { NewPassword } from "./new-password.tsx";

type Props = {
  email: string;
  lang: string;
  hasPassword: boolean;
  /** Whether a passkey would be left to sign in with. */
  mayRemove: boolean;
  change: FormAction;
  remove: FormAction;
};

/** One's own password: to be changed, set, or given up for passkeys. */
export function AccountPassword({ email, lang, hasPassword, mayRemove, change, remove }: Props) {
  const t = translator(lang, "admin");
  const access = translator(lang, "access");
  return (
    <section className="screen-section">
      <h2>{t("account.passwordTitle")}</h2>
      {hasPassword ? null : <p>{access("account.passwordNone")}</p>}
      <ActionForm action={change} className="form" clearsWhenDone>
        <input type="hidden" name="username" autoComplete="username" value={email} />
        {hasPassword ? (
          <Field
            name="currentPassword"
            label={t("account.currentPassword")}
            type="password"
            autoComplete="current-password"
            dir="ltr"
          />
        ) : null}
        <NewPassword label={t("account.newPassword")} help={t("account.passwordHelp", { least: 12 })} />
        <SubmitButton className="button button-plain">
          {hasPassword ? t("account.changePassword") : access("account.setPassword")}
        </SubmitButton>
      </ActionForm>
      {hasPassword && mayRemove ? (
        <details className="fold second-thought">
          <summary>{access("account.removePassword")}</summary>
          <ActionForm action={remove}>
            <p>{access("account.removePasswordText")}</p>
            <SubmitButton className="button button-danger">
              {access("account.removePasswordButton")}
            </SubmitButton>
          </ActionForm>
        </details>
      ) : null}
    </section>
  );
}
