import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { translator } from "#components/messages/translator.ts";
import { tagAddress } from "#components/site/addresses.ts";
import { ArticleList } from "#components/site/article-list.tsx";
import { ListHead } from "#components/site/list-head.tsx";
import { listByTag } from "#domain/articles/list-published.ts";
import { findTag } from "#domain/tags/list.ts";
import { findSite } from "../../../once.ts";
import { afterOf } from "../../after.ts";
import { pageMetadata } from "../../page-metadata.ts";
import { SitePage } from "../../site-page.tsx";

export async function generateMetadata({
  params,
  searchParams,
}: PageProps<"/[lang]/tags/[tag]">): Promise<Metadata> {
  const { lang, tag: slug } = await params;
  const tag = findTag(lang, decodeURIComponent(slug));
  if (!tag) return {};
  return pageMetadata({
    lang,
    path: tagAddress(lang, tag.slug),
    after: afterOf(await searchParams),
    title: tag.name,
    description: translator(lang, "site")("tagText", { tag: tag.name }),
  });
}

export default async function TagPage({ params, searchParams }: PageProps<"/[lang]/tags/[tag]">) {
  const { lang, tag: slug } = await params;
  const site = findSite(lang);
  const tag = findTag(lang, decodeURIComponent(slug));
  if (!site || !tag) notFound();
  const after = afterOf(await searchParams);
  const t = translator(lang, "site");
  return (
    <SitePage lang={lang} alternates={{}}>
      <ListHead label={t("tag")} title={tag.name} text={t("tagText", { tag: tag.name })} />
      <ArticleList
        lang={lang}
        timeZone={site.timeZone}
        page={listByTag(lang, tag.id, { after })}
        address={tagAddress(lang, tag.slug)}
        isFirstPage={!after}
        empty={t("emptyTag")}
      />
    </SitePage>
  );
}
