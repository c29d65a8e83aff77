import { translator } from "#components/messages/translator.ts";
import { Field } from "#components/ui/field.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { QrCode } from "./qr-code.tsx";

type Props = { isInUse: boolean; draft: { uri: string; secret: string } | undefined; lang: string };

/** What a form for the authenticator app holds: the button that begins, then the secret and the first code. */
export function TotpSetup({ isInUse, draft, lang }: Props) {
  const t = translator(lang, "access");
  if (!draft) {
    return (
      <>
        <p>{t(isInUse ? "secondFactor.appOn" : "secondFactor.appText")}</p>
        {isInUse ? null : (
          <SubmitButton className="button button-plain" name="intent" value="begin">
            {t("secondFactor.begin")}
          </SubmitButton>
        )}
      </>
    );
  }
  return (
    <>
      <p>{t("secondFactor.scan")}</p>
      <QrCode text={draft.uri} label={t("secondFactor.qr")} />
      <p>
        <a href={draft.uri}>{t("secondFactor.openApp")}</a>
      </p>
      <p>
        {t("secondFactor.secret")}:{" "}
        <code className="totp-secret" dir="ltr">
          {draft.secret.match(/.{1,4}/g)?.join(" ")}
        </code>
      </p>
      <Field
        name="code"
        label={t("secondFactor.code")}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={12}
        dir="ltr"
      />
      <SubmitButton name="intent" value="confirm">
        {t("secondFactor.confirm")}
      </SubmitButton>
    </>
  );
}
