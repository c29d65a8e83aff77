import { ArticleFoot } from "#components/site/article-foot.tsx";
import { ArticleHead } from "#components/site/article-head.tsx";
import { Figure } from "#components/site/figure.tsx";
import type { PublishedArticle } from "#domain/articles/find-published.ts";
import { sizes } from "#domain/documents/nodes/figures.ts";
import { listLanguages } from "#domain/site/languages.ts";
import { settings } from "#domain/site/settings.ts";
import { Prose } from "./prose.tsx";

/** An article as readers get it, and as its preview shows it. */
export function ArticleText({ article, timeZone }: { article: PublishedArticle; timeZone: string }) {
  return (
    <article className="text">
      <ArticleHead article={article} timeZone={timeZone} />
      {article.lead && <Figure picture={article.lead} sizes={sizes.wide} isFirst />}
      <Prose lang={article.lang} body={article.body} isOnTop={!article.lead} />
      <ArticleFoot article={article} languages={listLanguages()} siteUrl={settings().siteUrl} />
    </article>
  );
}
