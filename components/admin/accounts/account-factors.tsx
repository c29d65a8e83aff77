import { SpokenInstant } from "#components/admin/spoken-instant.tsx";
import { translator } from "#components/messages/translator.ts";
import { ActionForm } from "#components/ui/action-form.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import type { Passkey } from "#domain/accounts/passkeys.ts";
import type { Factors } from "#domain/staff/factors.ts";
import { OwnList } from "./own-list.tsx";
import { ShownOnce, UntilShown } from "./shown-once.tsx";

type Props = {
  factors: Factors;
  passkeys: Passkey[];
  clock: { now: number; lang: string; timeZone: string };
  removeTotp: FormAction;
  removePasskey: FormAction;
  renewCodes: FormAction;
};

/** One's own second factors: what is set up, what can be added, and the recovery codes. */
export function AccountFactors({ factors, passkeys, clock, removeTotp, removePasskey, renewCodes }: Props) {
  const t = translator(clock.lang, "access");
  const hasFactor = factors.hasTotp || passkeys.length > 0;
  return (
    <section className="screen-section">
      <h2>{t("account.factors")}</h2>
      <p>{t("secondFactor.text")}</p>
      <h3>{t("account.app")}</h3>
      {factors.hasTotp ? (
        <>
          <p>{t("account.appOn")}</p>
          <details className="fold second-thought">
            <summary>{t("account.removeApp")}</summary>
            <ActionForm action={removeTotp}>
              <p>{t("account.removeAppText")}</p>
              <SubmitButton className="button button-danger">{t("account.removeApp")}</SubmitButton>
            </ActionForm>
          </details>
        </>
      ) : (
        <p>
          {t("account.appOff")}{" "}
          <a className="action-link" href="/admin/second-factor">
            {t("account.setUp")}
          </a>
        </p>
      )}
      <h3>{t("account.passkeys")}</h3>
      {passkeys.length === 0 ? <p>{t("account.noPasskeys")}</p> : null}
      <PasskeyList passkeys={passkeys} clock={clock} remove={removePasskey} />
      <p>
        <a className="action-link" href="/admin/second-factor#passkey">
          {t("account.addPasskey")}
        </a>
      </p>
      {hasFactor ? (
        <>
          <h3>{t("codes.title")}</h3>
          <p>{t("codes.left", { count: factors.recoveryCodes })}</p>
          <ActionForm action={renewCodes}>
            <ShownOnce label={t("codes.label")} help={t("codes.text")} />
            <UntilShown>
              <p>{t("codes.renewText")}</p>
              <SubmitButton className="button button-plain">{t("codes.renew")}</SubmitButton>
            </UntilShown>
          </ActionForm>
        </>
      ) : null}
    </section>
  );
}

function PasskeyList({
  passkeys,
  clock,
  remove,
}: Pick<Props, "passkeys" | "clock"> & { remove: FormAction }) {
  const t = translator(clock.lang, "access");
  if (passkeys.length === 0) return null;
  return (
    <OwnList
      action={remove}
      button={t("account.remove")}
      rows={passkeys.map(({ id, name, createdAt, usedAt }) => ({
        id,
        name,
        facts: (
          <>
            {t("account.added")}: <SpokenInstant at={createdAt} {...clock} />
            <br />
            {t("account.used")}:{" "}
            {usedAt === null ? t("account.never") : <SpokenInstant at={usedAt} {...clock} />}
          </>
        ),
        buttonLabel: t("account.removeNamed", { name }),
      }))}
    />
  );
}
