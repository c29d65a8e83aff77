import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { pageAddress } from "#components/site/addresses.ts";
import { documentText } from "#domain/documents/words.ts";
import { findPage, type StandingPage as Page } from "#domain/pages/find.ts";
import { Prose } from "../../../prose.tsx";
import { pageMetadata } from "../../page-metadata.ts";
import { SitePage } from "../../site-page.tsx";

export async function generateMetadata({ params }: PageProps<"/[lang]/pages/[slug]">): Promise<Metadata> {
  const { lang, slug } = await params;
  const page = findPage(lang, decodeURIComponent(slug));
  if (!page) return {};
  return pageMetadata({
    lang,
    path: pageAddress(lang, page.slug),
    title: page.title,
    description: documentText(page.body).split("\n\n")[0],
    alternates: alternatesOf(page),
  });
}

export default async function StandingPage({ params }: PageProps<"/[lang]/pages/[slug]">) {
  const { lang, slug } = await params;
  const page = findPage(lang, decodeURIComponent(slug));
  if (!page) notFound();
  return (
    <SitePage lang={lang} alternates={alternatesOf(page)}>
      <article className="text">
        <header>
          <h1>{page.title}</h1>
        </header>
        <Prose lang={lang} body={page.body} isOnTop />
      </article>
    </SitePage>
  );
}

function alternatesOf({ translations }: Page): Record<string, string> {
  return Object.fromEntries(translations.map((text) => [text.lang, pageAddress(text.lang, text.slug)]));
}
