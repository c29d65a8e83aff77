"use client";

import type { JSONContent } from "@tiptap/react";
import { type ReactNode, useRef } from "react";
import { useTranslations } from "use-intl";
import { EditorField } from "#components/admin/editor/editor-field.tsx";
import { useForm } from "#components/ui/action-form.tsx";
import { Check } from "#components/ui/check.tsx";
import { Field } from "#components/ui/field.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import type { Document } from "#domain/documents/schema.ts";
import type { Language } from "#domain/site/languages.ts";
import type { Written } from "./kept-differences.tsx";
import { KeptForm } from "./kept-form.tsx";

type Props = {
  action: FormAction;
  personId: string;
  page: { id?: string; translationOf?: string; title: string; slug: string; savedAt: number };
  language: Language;
  body: Document;
  /** The body for the plain field that stands until the editor comes. */
  markdown: string;
  /** The body as readers see it, until the editor runs. */
  preview: ReactNode;
};

/** A standing page in one language: its title, its text and its slug. */
export function PageForm({ action, personId, page, language, body, markdown, preview }: Props) {
  const t = useTranslations("admin");
  const desk = useTranslations("desk");
  const reader = useRef<() => JSONContent>(undefined);
  const { code: lang, direction } = language;
  const written = { lang, dir: direction };
  const text = { label: desk("body"), lang, direction, saved: body, plain: "bodyMarkdown", reader };
  return (
    <KeptForm
      action={action}
      personId={personId}
      address={addressOf(page, lang)}
      version={{ name: "savedAt", value: page.savedAt }}
      documents={{ body: text }}
      className="form form-wide"
    >
      <input type="hidden" name="id" value={page.id ?? ""} />
      <input type="hidden" name="translationOf" value={page.translationOf ?? ""} />
      <input type="hidden" name="lang" value={lang} />
      <Field
        name="title"
        label={t("pages.pageTitle")}
        defaultValue={page.title}
        maxLength={200}
        required
        {...written}
      />
      <Body text={text} markdown={markdown} preview={preview} />
      <Field
        name="slug"
        label={t("form.slug")}
        help={t(page.id ? "pages.slugChangeHelp" : "pages.slugHelp")}
        defaultValue={page.slug}
        maxLength={120}
        dir="auto"
        autoCapitalize="none"
        spellCheck={false}
      />
      {page.id ? null : <Check name="isInNavigation" label={t("pages.inNavigation")} defaultChecked />}
      <SubmitButton>{t(page.id ? "form.save" : "pages.publish")}</SubmitButton>
    </KeptForm>
  );
}

function Body({ text, markdown, preview }: Pick<Props, "markdown" | "preview"> & { text: Written }) {
  const t = useTranslations("desk");
  const { change } = useForm();
  const { label, lang, direction, saved, plain, reader } = text;
  return (
    <EditorField
      className="field article-text"
      name="body"
      title={label}
      plain={{ name: plain, markdown, rows: 20, help: t("markdownHelp") }}
      initial={saved}
      lang={lang}
      direction={direction}
      preview={preview}
      onChange={() => change?.()}
      readerRef={reader}
    />
  );
}

function addressOf({ id, translationOf }: Props["page"], lang: string): string {
  if (id) return `/admin/pages/${id}`;
  return `/admin/pages/new?${translationOf ? `translationOf=${translationOf}&` : ""}lang=${lang}`;
}
