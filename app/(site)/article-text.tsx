import { ArticleFoot } from "#components/site/article-foot.tsx";
import { ArticleHead } from "#components/site/article-head.tsx";
import { Figure } from "#components/site/figure.tsx";
import type { PublishedArticle } from "#domain/articles/find-published.ts";
import { sizes } from "#domain/documents/nodes/figures.ts";
import { listLanguages } from "#domain/site/languages.ts";
import { settings } from "#domain/site/settings.ts";
import { Prose } from "./prose.tsx";

/**
 * An article as readers get it, and as its preview shows it. Its head and picture stand in one element with its paragraphs: a
 * browser's reader view keeps that element and drops what is around it.
 */
export function ArticleText({ article, timeZone }: { article: PublishedArticle; timeZone: string }) {
  return (
    <article className="text">
      <Prose lang={article.lang} body={article.body} isOnTop={!article.lead}>
        <ArticleHead article={article} timeZone={timeZone} />
        {article.lead && <Figure picture={article.lead} sizes={sizes.wide} isFirst />}
      </Prose>
      <ArticleFoot article={article} languages={listLanguages()} siteUrl={settings().siteUrl} />
    </article>
  );
}
