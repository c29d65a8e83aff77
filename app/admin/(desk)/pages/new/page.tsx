import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { PageForm } from "#components/admin/page-form.tsx";
import { ScreenHead } from "#components/admin/screen-head.tsx";
import { translator } from "#components/messages/translator.ts";
import { markdownFromDocument } from "#domain/documents/markdown-writing.ts";
import { documentElements } from "#domain/documents/render.ts";
import { emptyDocument } from "#domain/documents/schema.ts";
import { findPageForDesk } from "#domain/pages/list-for-desk.ts";
import { listLanguages } from "#domain/site/languages.ts";
import { pageReading } from "../../../../page-reading.ts";
import { requireStaff } from "../../../current-staff.ts";
import { requireRight } from "../../../require-right.ts";
import { savePageAction } from "../actions.ts";
import "../../articles/editor.css";

export async function generateMetadata(): Promise<Metadata> {
  const { lang } = await requireStaff();
  return { title: translator(lang, "admin")("pages.new") };
}

/** A new page in the asked language; as a translation it begins with the original's text. */
export default async function NewPagePage({ searchParams }: PageProps<"/admin/pages/new">) {
  const person = await requireRight("pages.edit");
  const t = translator(person.lang, "admin");
  const asked = await searchParams;
  const languages = listLanguages();
  const language =
    languages.find(({ code }) => code === asked.lang) ??
    languages.find(({ code }) => code === person.lang) ??
    languages[0];
  const original = asked.translationOf ? findPageForDesk(person, String(asked.translationOf)) : undefined;
  if (!language || (asked.translationOf && !original)) notFound();
  const existing = original?.versions.find(({ lang }) => lang === language.code);
  if (existing) redirect(`/admin/pages/${existing.id}`);
  const body = original?.body ?? emptyDocument;
  return (
    <>
      <ScreenHead
        title={
          original
            ? t("pages.newTranslation", { title: original.title, language: language.name })
            : t("pages.new")
        }
        back={{ href: "/admin/pages", label: t("pages.title") }}
      />
      {original ? null : (
        <nav className="choices" aria-label={t("pages.language")}>
          {languages.map(({ code, name }) => (
            <a
              key={code}
              href={`/admin/pages/new?lang=${code}`}
              lang={code}
              aria-current={code === language.code ? "page" : undefined}
            >
              {name}
            </a>
          ))}
        </nav>
      )}
      <PageForm
        key={language.code}
        action={savePageAction}
        personId={person.id}
        page={{ translationOf: original?.id, title: "", slug: "", savedAt: 0 }}
        language={language}
        body={body}
        markdown={markdownFromDocument(body, language.direction)}
        preview={documentElements(body, pageReading(language.code, body))}
      />
    </>
  );
}
