import { SpokenInstant } from "#components/admin/spoken-instant.tsx";
import { translator } from "#components/messages/translator.ts";
import type { FormAction } from "#components/ui/form-state.ts";
import type { Invitation } from "#domain/accounts/invite.ts";
import { OwnList } from "./own-list.tsx";

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
      <OwnList
        action={revoke}
        button={t("invite.revoke")}
        rows={invitations.map(({ id, name, email, role, expiresAt }) => ({
          id,
          name,
          tag: roles(`staff.roles.${role}`),
          facts: (
            <>
              <bdi>{email}</bdi>
              <br />
              {t("invite.expires")}: <SpokenInstant at={expiresAt} {...clock} />
            </>
          ),
          buttonLabel: t("invite.revokeNamed", { name }),
        }))}
      />
    </section>
  );
}
