import { notFound } from "next/navigation";
import { translator } from "#components/messages/translator.ts";
import { IssueList } from "#components/site/issue-list.tsx";
import { ListHead } from "#components/site/list-head.tsx";
import { listArchivedIssues } from "#domain/newsletter/archive.ts";
import { findSite } from "#domain/site/find-site.ts";
import { listLanguages } from "#domain/site/languages.ts";
import { issuesPath } from "#domain/site/paths.ts";
import { afterOf } from "../../after.ts";
import { SitePage } from "../../site-page.tsx";

type Props = PageProps<"/[lang]/newsletter/issues">;

export default async function IssuesPage({ params, searchParams }: Props) {
  const { lang } = await params;
  const site = findSite(lang);
  if (!site) notFound();
  const after = afterOf(await searchParams);
  const t = translator(lang, "issueArchive");
  const head = {
    path: issuesPath(lang),
    after,
    title: t("title"),
    description: t("text"),
    alternates: Object.fromEntries(listLanguages().map(({ code }) => [code, issuesPath(code)])),
  };
  return (
    <SitePage lang={lang} site={site} head={head}>
      <ListHead title={t("title")} text={t("text")} />
      <IssueList
        lang={lang}
        timeZone={site.timeZone}
        page={listArchivedIssues(lang, { after })}
        address={issuesPath(lang)}
        isFirstPage={!after}
      />
    </SitePage>
  );
}
