import type { Metadata } from "next";
import { AdminTexts } from "#components/admin/texts.tsx";
import { messagesOf } from "#components/messages/translator.ts";
import { EarlyInput } from "#components/ui/early-input.tsx";
import { siteTimeZone } from "#domain/site/find-site.ts";
import { findLanguage } from "#domain/site/languages.ts";
import { gateLanguage } from "./gate-language.ts";
import "./admin.css";
import "./screens.css";
// With the rest of the layout: by itself it was a file that every screen waited for before it ran.
import "./error.tsx";

export const dynamic = "force-dynamic";

export const metadata: Metadata = {
  title: { default: "Apadana", template: "%s — Apadana" },
  robots: { index: false, follow: false },
  icons: { icon: "/favicon.svg" },
};

export default async function AdminLayout({ children }: LayoutProps<"/admin">) {
  const lang = await gateLanguage();
  const direction = findLanguage(lang)?.direction ?? "ltr";
  const { access, admin, desk, editor, errors, figures, front, issues, media, saving, subscribers } =
    messagesOf(lang);
  return (
    <html lang={lang} dir={direction}>
      <body>
        <AdminTexts
          lang={lang}
          timeZone={siteTimeZone()}
          messages={{
            access,
            admin,
            desk,
            editor,
            errors,
            figures,
            front,
            issues,
            media,
            saving,
            subscribers,
          }}
        >
          {children}
        </AdminTexts>
        <EarlyInput />
      </body>
    </html>
  );
}
