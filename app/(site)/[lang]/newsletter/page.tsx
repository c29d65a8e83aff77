import type { Metadata } from "next";
import { translator } from "#components/messages/translator.ts";
import { issuesAddress } from "#components/site/addresses.ts";
import { IssueCard } from "#components/site/issue-card.tsx";
import { listArchivedIssues } from "#domain/newsletter/archive.ts";
import { findSite, listLanguages } from "../../once.ts";
import { pageMetadata } from "../page-metadata.ts";
import { SitePage } from "../site-page.tsx";

export async function generateMetadata({ params }: PageProps<"/[lang]/newsletter">): Promise<Metadata> {
  const { lang } = await params;
  const t = translator(lang, "newsletter");
  return pageMetadata({
    lang,
    path: `/${lang}/newsletter`,
    title: t("title"),
    description: t("about"),
    alternates: alternates(),
  });
}

export default async function NewsletterPage({ params }: PageProps<"/[lang]/newsletter">) {
  const { lang } = await params;
  const t = translator(lang, "newsletter");
  const issueTexts = translator(lang, "issueArchive");
  const site = findSite(lang);
  const latest = listArchivedIssues(lang).rows.slice(0, 3);
  return (
    <SitePage lang={lang} alternates={alternates()}>
      <div className="text">
        <header>
          <h1>{t("title")}</h1>
          <p className="standfirst">{t("about")}</p>
        </header>
      </div>
      {site && latest.length > 0 && (
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
              <a href={issuesAddress(lang)}>{issueTexts("link")}</a>
            </li>
          </ul>
        </section>
      )}
    </SitePage>
  );
}

function alternates(): Record<string, string> {
  return Object.fromEntries(listLanguages().map(({ code }) => [code, `/${code}/newsletter`]));
}
