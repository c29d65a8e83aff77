import { SpokenInstant } from "#components/admin/spoken-instant.tsx";
import { translator } from "#components/messages/translator.ts";
import { ActionForm } from "#components/ui/action-form.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import type { Invitation } from "#domain/accounts/invite.ts";

type Props = {
  invitations: Invitation[];
  clock: { now: number; lang: string; timeZone: string };
  revoke: FormAction;
};

/** Who was invited and has not come yet. */
export function InvitationList({ invitations, clock, revoke }: Props) {
  const t = translator(clock.lang, "access");
  const roles = translator(clock.lang, "admin");
  return (
    <section className="screen-section">
      <h2>{t("invite.open")}</h2>
      {invitations.length === 0 ? <p>{t("invite.none")}</p> : null}
      <ActionForm action={revoke}>
        <ul className="own-list">
          {invitations.map(({ id, name, email, role, expiresAt }) => (
            <li key={id}>
              <div>
                <b>
                  <bdi>{name}</bdi>
                </b>{" "}
                <span className="tag">{roles(`staff.roles.${role}`)}</span>
                <p className="field-help">
                  <bdi>{email}</bdi>
                  <br />
                  {t("invite.expires")}: <SpokenInstant at={expiresAt} {...clock} />
                </p>
              </div>
              <SubmitButton
                className="row-button"
                name="id"
                value={id}
                aria-label={t("invite.revokeNamed", { name })}
              >
                {t("invite.revoke")}
              </SubmitButton>
            </li>
          ))}
        </ul>
      </ActionForm>
    </section>
  );
}
