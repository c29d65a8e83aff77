import { notFound } from "next/navigation";
import { translator } from "#components/messages/translator.ts";
import { ArticleList } from "#components/site/article-list.tsx";
import { ListHead } from "#components/site/list-head.tsx";
import { listByByline } from "#domain/articles/list-published.ts";
import { findByline } from "#domain/bylines/find.ts";
import { findSite } from "#domain/site/find-site.ts";
import { listLanguages } from "#domain/site/languages.ts";
import { bylinePath } from "#domain/site/paths.ts";
import { addressAfter, afterOf } from "../../after.ts";
import { requirePresentSlug } from "../../present-address.ts";
import { SitePage } from "../../site-page.tsx";

export default async function BylinePage({ params, searchParams }: PageProps<"/[lang]/authors/[slug]">) {
  const { lang, slug } = await params;
  const site = findSite(lang);
  const byline = findByline(lang, decodeURIComponent(slug));
  if (!site || !byline) notFound();
  const after = afterOf(await searchParams);
  const t = translator(lang, "site");
  const path = bylinePath(lang, byline.slug);
  requirePresentSlug(slug, byline, addressAfter(path, after));
  const head = {
    path,
    after,
    title: byline.name,
    description: byline.about,
    alternates: alternatesOf(byline),
  };
  return (
    <SitePage lang={lang} site={site} head={head}>
      <ListHead label={t("bylineLabel")} title={byline.name} text={byline.about} />
      <ArticleList
        lang={lang}
        timeZone={site.timeZone}
        page={listByByline(lang, byline.id, { after })}
        address={path}
        isFirstPage={!after}
        empty={t("emptyByline")}
      />
    </SitePage>
  );
}

function alternatesOf({ slug }: { slug: string }): Record<string, string> {
  const named = listLanguages().filter(({ code }) => findByline(code, slug));
  return Object.fromEntries(named.map(({ code }) => [code, bylinePath(code, slug)]));
}
