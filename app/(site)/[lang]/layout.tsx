import type { Viewport } from "next";
import { notFound } from "next/navigation";
import "../site.css";
import { translator } from "#components/messages/translator.ts";
import { homeAddress } from "#components/site/addresses.ts";
import { Colophon } from "#components/site/colophon.tsx";
import { hasArchivedIssues } from "#domain/newsletter/archive.ts";
import { findLanguage } from "#domain/site/languages.ts";
import { findSite } from "../once.ts";
import { StayInTouch } from "../stay-in-touch.tsx";

export const dynamic = "force-dynamic";

// Asked for together with the stylesheet that names it, on Persian pages alone.
const vazirmatn = new URL("../fonts/vazirmatn.woff2", import.meta.url);

// The grounds of styles/base.css, for the browser's own frame.
export const viewport: Viewport = {
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#fcf9f5" },
    { media: "(prefers-color-scheme: dark)", color: "#171310" },
  ],
};

export default async function SiteLayout({ params, children }: LayoutProps<"/[lang]">) {
  const { lang } = await params;
  const language = findLanguage(lang);
  const site = findSite(lang);
  if (!language || !site) notFound();
  return (
    <html lang={language.code} dir={language.direction}>
      <head>
        {lang === "fa" && (
          <link rel="preload" href={vazirmatn.pathname} as="font" type="font/woff2" crossOrigin="anonymous" />
        )}
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <link
          rel="alternate"
          type="application/rss+xml"
          title={site.name}
          href={`${homeAddress(lang)}/feed.xml`}
        />
        <link
          rel="alternate"
          type="application/feed+json"
          title={site.name}
          href={`${homeAddress(lang)}/feed.json`}
        />
      </head>
      <body>
        <a className="skip" href="#content">
          {translator(lang, "site")("skipToContent")}
        </a>
        {children}
        <StayInTouch lang={lang} />
        <Colophon lang={lang} site={site} hasIssues={hasArchivedIssues(lang)} />
        {/* The server puts app/(site)/reader.js in its place. */}
        <script data-reader="reader" />
      </body>
    </html>
  );
}
