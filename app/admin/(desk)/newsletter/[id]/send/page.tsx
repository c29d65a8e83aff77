import type { Metadata } from "next";
import { IssueProgress } from "#components/admin/newsletter/issue-progress.tsx";
import { ReachTable } from "#components/admin/newsletter/reach-table.tsx";
import { StartWatch } from "#components/admin/newsletter/start-watch.tsx";
import { SecondThought } from "#components/admin/second-thought.tsx";
import { translator } from "#components/messages/translator.ts";
import { ActionForm } from "#components/ui/action-form.tsx";
import { DateField } from "#components/ui/field.tsx";
import { Instant } from "#components/ui/instant.tsx";
import { NewTabLink } from "#components/ui/new-tab-link.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { isDraft } from "#domain/newsletter/draft.ts";
import { type DeskIssue, findReach } from "#domain/newsletter/find-for-desk.ts";
import { findProgress } from "#domain/newsletter/progress.ts";
import { siteTimeZone } from "#domain/site/find-site.ts";
import { listLanguages } from "#domain/site/languages.ts";
import { issuePath } from "#domain/site/paths.ts";
import { settings } from "#domain/site/settings.ts";
import type { SignedIn } from "#domain/staff/sessions.ts";
import { requireStaff } from "../../../../current-staff.ts";
import { requireRight } from "../../../../require-right.ts";
import {
  cancelIssueAction,
  pauseIssueAction,
  resumeIssueAction,
  scheduleIssueAction,
  sendIssueAction,
  unscheduleIssueAction,
} from "../../actions.ts";
import { requireIssue } from "../../find-issue.ts";
import { IssueScreen } from "../../screen.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const { lang } = await requireStaff();
  return { title: translator(lang, "issues")("send.title") };
}

export default async function SendPage({ params }: PageProps<"/admin/newsletter/[id]/send">) {
  const person = await requireRight("newsletter.send");
  const issue = requireIssue(person, (await params).id);
  const isOpen = isDraft(issue);
  return (
    <IssueScreen issue={issue} personId={person.id} lang={person.lang} step="send">
      {isOpen ? <Plan issue={issue} person={person} /> : <Course issue={issue} person={person} />}
    </IssueScreen>
  );
}

type Part = { issue: DeskIssue; person: SignedIn };

function Plan({ issue, person }: Part) {
  const { lang } = person;
  const t = translator(lang, "issues");
  const timeZone = siteTimeZone();
  const isScheduled = issue.state === "scheduled";
  return (
    <>
      {settings().smtpUrl ? null : <p className="form-message screen-message">{t("send.noServer")}</p>}
      {issue.stopReason === "nothing" ? (
        <p className="form-message screen-message">{t("send.putBack")}</p>
      ) : null}
      <h2 className="newsletter-heading">{t("send.reach")}</h2>
      <ReachTable reach={findReach(person, issue.id)} languages={listLanguages()} lang={lang} />
      {isScheduled ? (
        <section className="screen-section">
          <p>
            {t.rich("send.scheduledFor", {
              at: () => <Instant at={issue.scheduledAt ?? 0} lang={lang} timeZone={timeZone} style="long" />,
            })}
          </p>
          <ActionForm action={unscheduleIssueAction}>
            <input type="hidden" name="id" value={issue.id} />
            <SubmitButton className="button button-plain">{t("send.takeBack")}</SubmitButton>
          </ActionForm>
          <StartWatch issueId={issue.id} scheduledAt={issue.scheduledAt ?? 0} />
        </section>
      ) : (
        <>
          <section className="screen-section">
            <ActionForm action={scheduleIssueAction} className="form">
              <input type="hidden" name="id" value={issue.id} />
              <DateField
                name="scheduledAt"
                hasTime
                label={t("send.at")}
                help={t("send.atHelp", { zone: timeZone.replaceAll("_", " ") })}
              />
              <SubmitButton>{t("send.schedule")}</SubmitButton>
            </ActionForm>
          </section>
          <SecondThought label={t("send.nowTitle")}>
            <p>{t("send.nowText")}</p>
            <ActionForm action={sendIssueAction}>
              <input type="hidden" name="id" value={issue.id} />
              <SubmitButton>{t("send.now")}</SubmitButton>
            </ActionForm>
          </SecondThought>
        </>
      )}
    </>
  );
}

function Course({ issue, person }: Part) {
  const { lang } = person;
  const t = translator(lang, "issues");
  return (
    <>
      <IssueProgress
        // What the page says beside the figures changes with the state: it begins anew.
        key={issue.state}
        issueId={issue.id}
        initial={findProgress(person, issue.id)}
      />
      <div className="form-buttons">
        {issue.state === "sending" ? (
          <ActionForm action={pauseIssueAction}>
            <input type="hidden" name="id" value={issue.id} />
            <SubmitButton className="button button-plain">{t("progress.pause")}</SubmitButton>
          </ActionForm>
        ) : null}
        {issue.state === "paused" ? (
          <ActionForm action={resumeIssueAction}>
            <input type="hidden" name="id" value={issue.id} />
            <SubmitButton>{t("progress.resume")}</SubmitButton>
          </ActionForm>
        ) : null}
        <NewTabLink href={issuePath(lang, issue.slug)} says={translator(lang, "desk")("newTab")}>
          {t("progress.archive")}
        </NewTabLink>
      </div>
      {issue.state === "sending" || issue.state === "paused" ? (
        <SecondThought label={t("progress.cancelTitle")}>
          <p>{t("progress.cancelText")}</p>
          <ActionForm action={cancelIssueAction}>
            <input type="hidden" name="id" value={issue.id} />
            <SubmitButton className="button button-danger">{t("progress.cancel")}</SubmitButton>
          </ActionForm>
        </SecondThought>
      ) : null}
    </>
  );
}
