import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { translator } from "#components/messages/translator.ts";
import { IssueList } from "#components/site/issue-list.tsx";
import { ListHead } from "#components/site/list-head.tsx";
import { listArchivedIssues } from "#domain/newsletter/archive.ts";
import { issuesPath } from "#domain/site/paths.ts";
import { findSite, listLanguages } from "../../../once.ts";
import { afterOf } from "../../after.ts";
import { pageMetadata } from "../../page-metadata.ts";
import { SitePage } from "../../site-page.tsx";

type Props = PageProps<"/[lang]/newsletter/issues">;

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { lang } = await params;
  const t = translator(lang, "issueArchive");
  return pageMetadata({
    lang,
    path: issuesPath(lang),
    after: afterOf(await searchParams),
    title: t("title"),
    description: t("text"),
    alternates: alternates(),
  });
}

export default async function IssuesPage({ params, searchParams }: Props) {
  const { lang } = await params;
  const site = findSite(lang);
  if (!site) notFound();
  const after = afterOf(await searchParams);
  const t = translator(lang, "issueArchive");
  return (
    <SitePage lang={lang} alternates={alternates()}>
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

function alternates(): Record<string, string> {
  return Object.fromEntries(listLanguages().map(({ code }) => [code, issuesPath(code)]));
}
