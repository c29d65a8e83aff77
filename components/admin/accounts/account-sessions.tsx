import { SpokenInstant } from "#components/admin/spoken-instant.tsx";
import { translator } from "#components/messages/translator.ts";
import { ActionForm } from "#components/ui/action-form.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import type { OwnSession } from "#domain/accounts/own-sessions.ts";

type Props = {
  sessions: OwnSession[];
  clock: { now: number; lang: string; timeZone: string };
  end: FormAction;
  endOthers: FormAction;
};

/** Where one is signed in, and how to end that. */
export function AccountSessions({ sessions, clock, end, endOthers }: Props) {
  const t = translator(clock.lang, "access");
  return (
    <section className="screen-section">
      <h2>{t("account.sessions")}</h2>
      <ActionForm action={end}>
        <ul className="own-list">
          {sessions.map((session) => (
            <li key={session.hash}>
              <div>
                <b>{deviceWords(session, clock.lang)}</b>
                {session.isThisOne ? <span className="tag">{t("account.thisOne")}</span> : null}
                <p className="field-help">
                  {t("account.lastUsed")}: <SpokenInstant at={session.usedAt} {...clock} />
                  <br />
                  {t("account.since")}: <SpokenInstant at={session.createdAt} {...clock} />
                  {session.network ? (
                    <>
                      <br />
                      {t("account.network")}: <bdi>{session.network}</bdi>
                    </>
                  ) : null}
                </p>
              </div>
              {session.isThisOne ? null : (
                <SubmitButton
                  className="row-button"
                  name="hash"
                  value={session.hash}
                  aria-label={t("account.endNamed", { device: deviceWords(session, clock.lang) })}
                >
                  {t("account.end")}
                </SubmitButton>
              )}
            </li>
          ))}
        </ul>
      </ActionForm>
      <ActionForm action={endOthers}>
        <SubmitButton className="button button-plain">{t("account.endOthers")}</SubmitButton>
      </ActionForm>
    </section>
  );
}

function deviceWords({ device: { browser, system } }: OwnSession, lang: string): string {
  const t = translator(lang, "access");
  if (browser && system) return t("account.deviceOn", { browser, system });
  return browser ?? system ?? t("account.unknownDevice");
}
