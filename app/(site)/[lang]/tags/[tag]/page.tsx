import { notFound } from "next/navigation";
import { translator } from "#components/messages/translator.ts";
import { ArticleList } from "#components/site/article-list.tsx";
import { ListHead } from "#components/site/list-head.tsx";
import { listByTag } from "#domain/articles/list-published.ts";
import { findSite } from "#domain/site/find-site.ts";
import { tagPath } from "#domain/site/paths.ts";
import { findTag } from "#domain/tags/list.ts";
import { afterOf } from "../../after.ts";
import { SitePage } from "../../site-page.tsx";

export default async function TagPage({ params, searchParams }: PageProps<"/[lang]/tags/[tag]">) {
  const { lang, tag: slug } = await params;
  const site = findSite(lang);
  const tag = findTag(lang, decodeURIComponent(slug));
  if (!site || !tag) notFound();
  const after = afterOf(await searchParams);
  const t = translator(lang, "site");
  const path = tagPath(lang, tag.slug);
  const text = t("tagText", { tag: tag.name });
  return (
    <SitePage lang={lang} site={site} head={{ path, after, title: tag.name, description: text }}>
      <ListHead label={t("tag")} title={tag.name} text={text} />
      <ArticleList
        lang={lang}
        timeZone={site.timeZone}
        page={listByTag(lang, tag.id, { after })}
        address={path}
        isFirstPage={!after}
        empty={t("emptyTag")}
      />
    </SitePage>
  );
}
