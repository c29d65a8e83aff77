import type { Metadata } from "next";
import { queryText } from "#app/query-text.ts";
import { KeptNotice } from "#components/admin/kept-notice.tsx";
import { IssueTable } from "#components/admin/newsletter/issue-table.tsx";
import { ScreenHead } from "#components/admin/screen-head.tsx";
import { translator } from "#components/messages/translator.ts";
import { ActionForm } from "#components/ui/action-form.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { listIssuesForDesk } from "#domain/newsletter/list-for-desk.ts";
import { siteTimeZone } from "#domain/site/find-site.ts";
import { requireStaff } from "../../current-staff.ts";
import { requireRight } from "../../require-right.ts";
import { Done } from "../done.tsx";
import { beginIssueAction } from "./actions.ts";
import "./newsletter.css";

export async function generateMetadata(): Promise<Metadata> {
  const { lang } = await requireStaff();
  return { title: translator(lang, "issues")("title") };
}

export default async function NewsletterPage({ searchParams }: PageProps<"/admin/newsletter">) {
  const person = await requireRight("newsletter.read");
  const { lang } = person;
  const t = translator(lang, "issues");
  const { done, after } = await searchParams;
  const { rows, next } = listIssuesForDesk(person, { after: queryText(after) });
  return (
    <>
      <Done done={done} lang={lang} />
      <KeptNotice personId={person.id} />
      <ScreenHead title={t("title")} intro={rows.length > 0 ? t("intro") : undefined}>
        <ActionForm action={beginIssueAction}>
          <SubmitButton>{t("new")}</SubmitButton>
        </ActionForm>
      </ScreenHead>
      {rows.length > 0 ? (
        <IssueTable issues={rows} lang={lang} timeZone={siteTimeZone()} now={Date.now()} />
      ) : (
        <p className="empty">{t("empty")}</p>
      )}
      <nav className="pages" aria-label={t("title")}>
        {after ? <a href="/admin/newsletter">{t("newest")}</a> : null}
        {next ? <a href={`/admin/newsletter?after=${encodeURIComponent(next)}`}>{t("older")}</a> : null}
      </nav>
      <p>
        <a className="newsletter-aside" href="/admin/newsletter/mail-server">
          {t("mailServer")}
        </a>
      </p>
    </>
  );
}
