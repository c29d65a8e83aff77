import { notFound } from "next/navigation";
import { translator } from "#components/messages/translator.ts";
import { bylineAddress } from "#components/site/addresses.ts";
import { ArticleList } from "#components/site/article-list.tsx";
import { ListHead } from "#components/site/list-head.tsx";
import { listByByline } from "#domain/articles/list-published.ts";
import { findByline } from "#domain/bylines/find.ts";
import { findSite } from "#domain/site/find-site.ts";
import { listLanguages } from "#domain/site/languages.ts";
import { afterOf } from "../../after.ts";
import { SitePage } from "../../site-page.tsx";

export default async function BylinePage({ params, searchParams }: PageProps<"/[lang]/authors/[slug]">) {
  const { lang, slug } = await params;
  const site = findSite(lang);
  const byline = findByline(lang, decodeURIComponent(slug));
  if (!site || !byline) notFound();
  const after = afterOf(await searchParams);
  const t = translator(lang, "site");
  const alternates = listLanguages()
    .filter(({ code }) => findByline(code, byline.slug))
    .map(({ code }) => [code, bylineAddress(code, byline.slug)]);
  return (
    <SitePage lang={lang} alternates={Object.fromEntries(alternates)}>
      <ListHead label={t("bylineLabel")} title={byline.name} text={byline.about} />
      <ArticleList
        lang={lang}
        timeZone={site.timeZone}
        page={listByByline(lang, byline.id, { after })}
        address={bylineAddress(lang, byline.slug)}
        isFirstPage={!after}
        empty={t("emptyByline")}
      />
    </SitePage>
  );
}
