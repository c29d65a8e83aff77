import { notFound } from "next/navigation";
import { pageAddress } from "#components/site/addresses.ts";
import { documentElements } from "#domain/documents/render.ts";
import { findPage } from "#domain/pages/find.ts";
import { SitePage } from "../../site-page.tsx";

export default async function StandingPage({ params }: PageProps<"/[lang]/pages/[slug]">) {
  const { lang, slug } = await params;
  const page = findPage(lang, decodeURIComponent(slug));
  if (!page) notFound();
  const alternates = page.translations.map((text) => [text.lang, pageAddress(text.lang, text.slug)]);
  return (
    <SitePage lang={lang} alternates={Object.fromEntries(alternates)}>
      <article className="text">
        <header>
          <h1>{page.title}</h1>
        </header>
        {documentElements(page.body)}
      </article>
    </SitePage>
  );
}
