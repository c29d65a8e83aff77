import type { Metadata } from "next";
import { translator } from "#components/messages/translator.ts";
import { listLanguages } from "#domain/site/languages.ts";
import { SitePage } from "../site-page.tsx";

export async function generateMetadata({ params }: PageProps<"/[lang]/newsletter">): Promise<Metadata> {
  const { lang } = await params;
  return { title: translator(lang, "newsletter")("title") };
}

export default async function NewsletterPage({ params }: PageProps<"/[lang]/newsletter">) {
  const { lang } = await params;
  const t = translator(lang, "newsletter");
  const alternates = listLanguages().map(({ code }) => [code, `/${code}/newsletter`]);
  return (
    <SitePage lang={lang} alternates={Object.fromEntries(alternates)}>
      <div className="text">
        <header>
          <h1>{t("title")}</h1>
          <p className="standfirst">{t("about")}</p>
        </header>
      </div>
    </SitePage>
  );
}
