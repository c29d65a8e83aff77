import type { Metadata } from "next";
import { translator } from "#components/messages/translator.ts";
import { issuesAddress } from "#components/site/addresses.ts";
import { listLanguages } from "#domain/site/languages.ts";
import { pageMetadata } from "../page-metadata.ts";
import { SitePage } from "../site-page.tsx";

export async function generateMetadata({ params }: PageProps<"/[lang]/newsletter">): Promise<Metadata> {
  const { lang } = await params;
  const t = translator(lang, "newsletter");
  return pageMetadata({
    lang,
    path: `/${lang}/newsletter`,
    title: t("title"),
    description: t("about"),
    alternates: alternates(),
  });
}

export default async function NewsletterPage({ params }: PageProps<"/[lang]/newsletter">) {
  const { lang } = await params;
  const t = translator(lang, "newsletter");
  return (
    <SitePage lang={lang} alternates={alternates()}>
      <div className="text">
        <header>
          <h1>{t("title")}</h1>
          <p className="standfirst">{t("about")}</p>
        </header>
        <p>
          <a href={issuesAddress(lang)}>{translator(lang, "issueArchive")("link")}</a>
        </p>
      </div>
    </SitePage>
  );
}

function alternates(): Record<string, string> {
  return Object.fromEntries(listLanguages().map(({ code }) => [code, `/${code}/newsletter`]));
}
