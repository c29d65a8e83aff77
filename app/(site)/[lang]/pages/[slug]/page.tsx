import { notFound } from "next/navigation";
import { documentText } from "#domain/documents/words.ts";
import { findPage } from "#domain/pages/find.ts";
import { findSite } from "#domain/site/find-site.ts";
import { pagePath } from "#domain/site/paths.ts";
import { Prose } from "../../../prose.tsx";
import { requirePresentSlug } from "../../present-address.ts";
import { SitePage } from "../../site-page.tsx";

export default async function StandingPage({ params }: PageProps<"/[lang]/pages/[slug]">) {
  const { lang, slug } = await params;
  const site = findSite(lang);
  const page = findPage(lang, decodeURIComponent(slug));
  if (!site || !page) notFound();
  const path = pagePath(lang, page.slug);
  requirePresentSlug(slug, page, path);
  const head = {
    path,
    title: page.title,
    description: documentText(page.body).split("\n\n")[0],
    alternates: Object.fromEntries(
      page.translations.map((text) => [text.lang, pagePath(text.lang, text.slug)]),
    ),
  };
  return (
    <SitePage lang={lang} site={site} head={head}>
      <article className="text">
        <header>
          <h1>{page.title}</h1>
        </header>
        <Prose lang={lang} body={page.body} isOnTop />
      </article>
    </SitePage>
  );
}
