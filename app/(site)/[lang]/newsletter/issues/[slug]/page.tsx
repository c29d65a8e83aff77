import { notFound } from "next/navigation";
import { translator } from "#components/messages/translator.ts";
import { ArticleCard } from "#components/site/article-card.tsx";
import { Instant } from "#components/site/instant.tsx";
import { documentText } from "#domain/documents/words.ts";
import { findArchivedIssue } from "#domain/newsletter/archive.ts";
import { findSite } from "#domain/site/find-site.ts";
import { issuePath, issuesPath } from "#domain/site/paths.ts";
import { Prose } from "../../../../prose.tsx";
import { SitePage } from "../../../site-page.tsx";

type Props = PageProps<"/[lang]/newsletter/issues/[slug]">;

/** An issue as it went out to subscribers, with its stories as they stand now. */
export default async function IssuePage({ params }: Props) {
  const { lang, slug } = await params;
  const site = findSite(lang);
  const issue = findArchivedIssue(lang, decodeURIComponent(slug));
  if (!site || !issue) notFound();
  const t = translator(lang, "issueArchive");
  const head = {
    path: issuePath(lang, issue.slug),
    title: issue.subject,
    description: issue.preview,
    alternates: Object.fromEntries(issue.langs.map((code) => [code, issuePath(code, issue.slug)])),
  };
  return (
    <SitePage lang={lang} site={site} head={head}>
      <article className="text issue">
        <header>
          <div className="topic">
            <a href={issuesPath(lang)}>{t("label")}</a>
          </div>
          <h1>
            <bdi>{issue.subject}</bdi>
          </h1>
          {issue.preview && <p className="standfirst">{issue.preview}</p>}
          <p className="facts">
            <span>
              <Instant at={issue.startedAt} lang={lang} timeZone={site.timeZone} />
            </span>
          </p>
        </header>
        {documentText(issue.intro).trim() ? <Prose lang={lang} body={issue.intro} /> : null}
      </article>
      {issue.stories.length > 0 && (
        <ol className="article-list">
          {issue.stories.map((card) => (
            <li key={card.id}>
              <ArticleCard lang={lang} timeZone={site.timeZone} card={card} heading="h2" without={[]} />
            </li>
          ))}
        </ol>
      )}
    </SitePage>
  );
}
