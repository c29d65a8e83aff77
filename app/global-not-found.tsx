import type { Metadata } from "next";
import { translator } from "#components/messages/translator.ts";
import { answerStatus } from "#domain/request.ts";
import { findLanguage } from "#domain/site/languages.ts";
import "./admin/admin.css";
// Not for this page: sheets that always go together are one file.
import "./admin/screens.css";
import { gateLanguage } from "./admin/gate-language.ts";
import { Notice } from "./admin/notice.tsx";

// What Next shows where a form without scripts was sent to an action that found nothing or was refused; it calls both
// missing (404). Readers' missing pages are the server's (server/application.ts).

const kind = () => (answerStatus() === 403 ? "forbidden" : "notFound");

export async function generateMetadata(): Promise<Metadata> {
  return { title: translator(await gateLanguage(), "admin")(`${kind()}.title`) };
}

export default async function GlobalNotFound() {
  const lang = await gateLanguage();
  const direction = findLanguage(lang)?.direction ?? "ltr";
  return (
    <html lang={lang} dir={direction}>
      <body>
        <main>
          <Notice kind={kind()} />
        </main>
      </body>
    </html>
  );
}
