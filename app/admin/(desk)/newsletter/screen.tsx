import type { ReactNode } from "react";
import { KeptNotice } from "#components/admin/kept-notice.tsx";
import { issueName } from "#components/admin/newsletter/issue-name.ts";
import { type IssueStep, IssueSteps } from "#components/admin/newsletter/issue-steps.tsx";
import { ScreenHead } from "#components/admin/screen-head.tsx";
import { translator } from "#components/messages/translator.ts";
import { isDraft } from "#domain/newsletter/draft.ts";
import type { DeskIssue } from "#domain/newsletter/find-for-desk.ts";
import "./newsletter.css";

type Props = { issue: DeskIssue; personId: string; lang: string; step: IssueStep; children: ReactNode };

/** What every screen of an issue has: its name, how it stands, and the ways to its parts. */
export function IssueScreen({ issue, personId, lang, step, children }: Props) {
  const t = translator(lang, "issues");
  const isFrozen = !isDraft(issue);
  return (
    <>
      <ScreenHead
        title={<bdi>{issueName({ subjects: subjectsOf(issue), slug: issue.slug }, lang)}</bdi>}
        back={{ href: "/admin/newsletter", label: t("back") }}
      >
        <span className={`status status-${issue.state}`}>{t(`states.${issue.state}`)}</span>
      </ScreenHead>
      <IssueSteps id={issue.id} lang={lang} step={step} />
      {isFrozen && (step === "words" || step === "stories") ? (
        <p className="form-message screen-message">{t("frozen")}</p>
      ) : null}
      {step === "words" && !isFrozen ? null : <KeptNotice personId={personId} />}
      {children}
    </>
  );
}

function subjectsOf({ texts }: Pick<DeskIssue, "texts">): Record<string, string> {
  return Object.fromEntries(texts.flatMap(({ lang, subject }) => (subject ? [[lang, subject]] : [])));
}
