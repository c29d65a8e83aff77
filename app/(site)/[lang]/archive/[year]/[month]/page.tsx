import { notFound } from "next/navigation";
import { translator } from "#components/messages/translator.ts";
import { ArticleList } from "#components/site/article-list.tsx";
import { formatMonth } from "#components/site/dates.ts";
import { ListHead } from "#components/site/list-head.tsx";
import { NearMonths } from "#components/site/near-months.tsx";
import { findMonth } from "#domain/archive/find-month.ts";
import { findNearMonths } from "#domain/archive/find-near-months.ts";
import { listBetween } from "#domain/articles/list-published.ts";
import { findSite } from "#domain/site/find-site.ts";
import { listLanguages } from "#domain/site/languages.ts";
import { archivePath, monthPath } from "#domain/site/paths.ts";
import { afterOf } from "../../../after.ts";
import { SitePage } from "../../../site-page.tsx";

export default async function MonthPage({
  params,
  searchParams,
}: PageProps<"/[lang]/archive/[year]/[month]">) {
  const { lang, ...asked } = await params;
  const site = findSite(lang);
  if (!site) notFound();
  const { timeZone } = site;
  const month = findMonth(lang, asked.year, asked.month, timeZone);
  if (!month) notFound();
  const after = afterOf(await searchParams);
  const t = translator(lang, "site");
  const path = monthPath(lang, month);
  const name = formatMonth(lang, month, timeZone);
  // Where a language has no such month, counting otherwise or without articles in it, the switch leads to its archive.
  const alternates = listLanguages().map(({ code }) => {
    const same = findMonth(code, asked.year, asked.month, timeZone);
    return [code, same?.from === month.from ? monthPath(code, same) : archivePath(code)];
  });
  return (
    <SitePage
      lang={lang}
      site={site}
      head={{ path, after, title: `${t("archive")}: ${name}` }}
      alternates={Object.fromEntries(alternates)}
    >
      <ListHead label={t("archive")} title={name} />
      <ArticleList
        lang={lang}
        timeZone={timeZone}
        page={listBetween(lang, month, { after })}
        address={path}
        isFirstPage={!after}
      />
      <NearMonths lang={lang} timeZone={timeZone} {...findNearMonths(lang, month, timeZone)} />
    </SitePage>
  );
}
