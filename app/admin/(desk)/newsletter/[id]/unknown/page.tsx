import type { Metadata } from "next";
import { queryText } from "#app/query-text.ts";
import { UnknownForm } from "#components/admin/newsletter/unknown-form.tsx";
import { translator } from "#components/messages/translator.ts";
import { listUnknown } from "#domain/newsletter/reconcile.ts";
import { siteTimeZone } from "#domain/site/find-site.ts";
import { listLanguages } from "#domain/site/languages.ts";
import { requireStaff } from "../../../../current-staff.ts";
import { requireRight } from "../../../../require-right.ts";
import { reconcileAction } from "../../actions.ts";
import { requireIssue } from "../../find-issue.ts";
import { IssueScreen } from "../../screen.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const { lang } = await requireStaff();
  return { title: translator(lang, "issues")("unknown.title") };
}

export default async function UnknownPage({
  params,
  searchParams,
}: PageProps<"/admin/newsletter/[id]/unknown">) {
  const person = await requireRight("newsletter.send");
  const { lang } = person;
  const issue = requireIssue(person, (await params).id);
  const { after, settled } = await searchParams;
  const t = translator(lang, "issues");
  const { rows, next } = listUnknown(person, issue.id, { after: queryText(after) ?? "" });
  return (
    <IssueScreen issue={issue} personId={person.id} lang={lang} step="send">
      {typeof settled === "string" ? (
        <p className="form-message screen-message" role="status">
          {t("unknown.settled", { count: Number(settled) || 0 })}
        </p>
      ) : null}
      <h2 className="newsletter-heading">{t("unknown.title")}</h2>
      {rows.length > 0 ? (
        <>
          <p className="screen-intro newsletter-intro">{t("unknown.intro")}</p>
          <UnknownForm
            issueId={issue.id}
            rows={rows}
            languages={listLanguages()}
            lang={lang}
            timeZone={siteTimeZone()}
            action={reconcileAction}
          />
        </>
      ) : (
        <p className="empty">{t("unknown.none")}</p>
      )}
      <nav className="pages" aria-label={t("unknown.title")}>
        {next ? (
          <a href={`/admin/newsletter/${issue.id}/unknown?after=${encodeURIComponent(next)}`}>
            {t("unknown.next")}
          </a>
        ) : null}
      </nav>
    </IssueScreen>
  );
}
