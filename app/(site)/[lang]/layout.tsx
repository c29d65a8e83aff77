import { notFound } from "next/navigation";
import "../site.css";
import { translator } from "#components/messages/translator.ts";
import { findLanguage } from "#domain/site/languages.ts";

export const dynamic = "force-dynamic";

// Asked for together with the stylesheet that names it, on Persian pages alone.
const vazirmatn = new URL("../fonts/vazirmatn.woff2", import.meta.url);

export default async function SiteLayout({ params, children }: LayoutProps<"/[lang]">) {
  const { lang } = await params;
  const language = findLanguage(lang);
  if (!language) notFound();
  return (
    <html lang={language.code} dir={language.direction}>
      <head>
        {/* The grounds of styles/base.css, for the browser's own frame. */}
        <meta name="theme-color" content="#fcf9f5" media="(prefers-color-scheme: light)" />
        <meta name="theme-color" content="#171310" media="(prefers-color-scheme: dark)" />
        {lang === "fa" && (
          <link rel="preload" href={vazirmatn.pathname} as="font" type="font/woff2" crossOrigin="anonymous" />
        )}
        {/* Nothing is drawn before the element of this name, or the page's end: what comes above it would move what is read. */}
        <link rel="expect" href="#rest" blocking="render" />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
      </head>
      <body>
        <a className="skip" href="#content">
          {translator(lang, "site")("skipToContent")}
        </a>
        {children}
        {/* The server puts app/(site)/reader.js in its place. */}
        <script data-reader="reader" />
      </body>
    </html>
  );
}
