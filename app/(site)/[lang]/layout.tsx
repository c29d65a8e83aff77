import { notFound } from "next/navigation";
import { findLanguage } from "#domain/site/languages.ts";

export const dynamic = "force-dynamic";

export default async function SiteLayout({ params, children }: LayoutProps<"/[lang]">) {
  const { lang } = await params;
  const language = findLanguage(lang);
  if (!language) notFound();
  return (
    <html lang={language.code} dir={language.direction}>
      <body>{children}</body>
    </html>
  );
}
