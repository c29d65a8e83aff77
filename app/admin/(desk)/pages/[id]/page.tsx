import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PageForm } from "#components/admin/page-form.tsx";
import { ScreenHead } from "#components/admin/screen-head.tsx";
import { SecondThought } from "#components/admin/second-thought.tsx";
import { translator } from "#components/messages/translator.ts";
import { ActionForm } from "#components/ui/action-form.tsx";
import { NewTabLink } from "#components/ui/new-tab-link.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { markdownFromDocument } from "#domain/documents/markdown-writing.ts";
import { documentElements } from "#domain/documents/render.ts";
import { findPageForDesk } from "#domain/pages/list-for-desk.ts";
import { listLanguages } from "#domain/site/languages.ts";
import { pagePath } from "#domain/site/paths.ts";
import { pageReading } from "../../../../page-reading.ts";
import { requireStaff } from "../../../current-staff.ts";
import { requireRight } from "../../../require-right.ts";
import { deletePageAction, savePageAction } from "../actions.ts";
import "../../articles/editor.css";

export async function generateMetadata(): Promise<Metadata> {
  const { lang } = await requireStaff();
  return { title: translator(lang, "admin")("pages.title") };
}

export default async function PagePage({ params }: PageProps<"/admin/pages/[id]">) {
  const person = await requireRight("pages.edit");
  const page = findPageForDesk(person, (await params).id);
  const languages = listLanguages();
  const language = languages.find(({ code }) => code === page?.lang);
  if (!page || !language) notFound();
  const t = translator(person.lang, "admin");
  return (
    <>
      <ScreenHead
        title={<bdi lang={page.lang}>{page.title}</bdi>}
        back={{ href: "/admin/pages", label: t("pages.title") }}
      >
        <NewTabLink href={pagePath(page.lang, page.slug)} says={translator(person.lang, "desk")("newTab")}>
          {t("form.view")}
        </NewTabLink>
      </ScreenHead>
      <nav className="choices" aria-label={t("pages.versions")}>
        {languages.map(({ code, name }) => {
          const version = page.versions.find(({ lang }) => lang === code);
          return version ? (
            <a
              key={code}
              href={`/admin/pages/${version.id}`}
              lang={code}
              aria-current={version.id === page.id ? "page" : undefined}
            >
              {name}
            </a>
          ) : (
            <a key={code} href={`/admin/pages/new?translationOf=${page.id}&lang=${code}`}>
              {t("pages.translate", { language: name })}
            </a>
          );
        })}
      </nav>
      <PageForm
        key={page.id}
        action={savePageAction}
        personId={person.id}
        page={page}
        language={language}
        body={page.body}
        markdown={markdownFromDocument(page.body, language.direction)}
        preview={documentElements(page.body, pageReading(language.code, page.body))}
      />
      <SecondThought label={t("pages.delete")}>
        <ActionForm action={deletePageAction}>
          <p>{t("pages.deleteText")}</p>
          <input type="hidden" name="id" value={page.id} />
          <SubmitButton className="button button-danger">{t("pages.deleteButton")}</SubmitButton>
        </ActionForm>
      </SecondThought>
    </>
  );
}
