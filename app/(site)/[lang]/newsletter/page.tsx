import { notFound } from "next/navigation";
import { translator } from "#components/messages/translator.ts";
import { IssueCard } from "#components/site/issue-card.tsx";
import { listArchivedIssues } from "#domain/newsletter/archive.ts";
import { findSite } from "#domain/site/find-site.ts";
import { listLanguages } from "#domain/site/languages.ts";
import { issuesPath } from "#domain/site/paths.ts";
import { SitePage } from "../site-page.tsx";

export default async function NewsletterPage({ params }: PageProps<"/[lang]/newsletter">) {
  const { lang } = await params;
  const t = translator(lang, "newsletter");
  const issueTexts = translator(lang, "issueArchive");
  const site = findSite(lang);
  if (!site) notFound();
  const latest = listArchivedIssues(lang).rows.slice(0, 3);
  const head = {
    path: `/${lang}/newsletter`,
    title: t("title"),
    description: t("about"),
    alternates: Object.fromEntries(listLanguages().map(({ code }) => [code, `/${code}/newsletter`])),
  };
  return (
    <SitePage lang={lang} site={site} head={head}>
      <div className="text">
        <header>
          <h1>{t("title")}</h1>
          <p className="standfirst">{t("about")}</p>
        </header>
      </div>
      {latest.length > 0 && (
        <section aria-labelledby="latest-issues">
          <h2 id="latest-issues">{issueTexts("latest")}</h2>
          <ol className="article-list">
            {latest.map((issue) => (
              <li key={issue.id}>
                <IssueCard lang={lang} timeZone={site.timeZone} issue={issue} heading="h3" />
              </li>
            ))}
          </ol>
          <ul className="pages">
            <li>
              <a href={issuesPath(lang)}>{issueTexts("link")}</a>
            </li>
          </ul>
        </section>
      )}
    </SitePage>
  );
}
