import { notFound, permanentRedirect } from "next/navigation";
import { findMovedArticle, findPublishedArticle } from "#domain/articles/find-published.ts";
import { documentElements } from "#domain/documents/render.ts";

export default async function ArticlePage({ params }: PageProps<"/[lang]/articles/[slug]">) {
  const { lang, slug } = await params;
  const article = findPublishedArticle(lang, decodeURIComponent(slug));
  if (!article) {
    const moved = findMovedArticle(lang, decodeURIComponent(slug));
    if (moved) permanentRedirect(`/${lang}/articles/${encodeURIComponent(moved)}`);
    notFound();
  }
  return (
    <article>
      <h1>{article.title}</h1>
      {documentElements(article.body)}
    </article>
  );
}
