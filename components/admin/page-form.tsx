"use client";

import type { JSONContent } from "@tiptap/react";
import { type ReactNode, useRef } from "react";
import { useTranslations } from "use-intl";
import { EditorField } from "#components/admin/editor/editor-field.tsx";
import { ActionForm, useForm } from "#components/ui/action-form.tsx";
import { Field } from "#components/ui/field.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import type { Document } from "#domain/documents/schema.ts";
import type { Language } from "#domain/site/languages.ts";

type Props = {
  action: FormAction;
  page: { id?: string; translationOf?: string; title: string; slug: string; savedAt: number };
  language: Language;
  body: Document;
  /** The body for the plain field that stands until the editor comes. */
  markdown: string;
  /** The body as readers see it, until the editor runs. */
  preview: ReactNode;
};

/** A standing page in one language: its title, its text and its slug. */
export function PageForm({ action, page, language, body, markdown, preview }: Props) {
  const t = useTranslations("admin");
  const readDocument = useRef<() => JSONContent>(undefined);
  const written = { lang: language.code, dir: language.direction };
  return (
    <ActionForm
      action={action}
      className="form form-wide"
      guardsChanges
      prepare={(data) => {
        if (readDocument.current) data.set("body", JSON.stringify(readDocument.current()));
      }}
    >
      <input type="hidden" name="id" value={page.id ?? ""} />
      <input type="hidden" name="translationOf" value={page.translationOf ?? ""} />
      <input type="hidden" name="savedAt" value={page.savedAt} />
      <input type="hidden" name="lang" value={language.code} />
      <Field
        name="title"
        label={t("pages.pageTitle")}
        defaultValue={page.title}
        maxLength={200}
        required
        {...written}
      />
      <Body {...{ language, body, markdown, preview, readDocument }} />
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
      {page.id ? null : (
        <label className="check">
          <input type="checkbox" name="isInNavigation" value="1" defaultChecked />
          {t("pages.inNavigation")}
        </label>
      )}
      <SubmitButton>{t(page.id ? "form.save" : "pages.publish")}</SubmitButton>
    </ActionForm>
  );
}

type BodyProps = Pick<Props, "language" | "body" | "markdown" | "preview"> & {
  readDocument: { current: (() => JSONContent) | undefined };
};

function Body({ language, body, markdown, preview, readDocument }: BodyProps) {
  const t = useTranslations("desk");
  const { state, change } = useForm();
  return (
    <EditorField
      className="field article-text"
      title={t("body")}
      plain={{
        name: "bodyMarkdown",
        markdown,
        typed: state.values.bodyMarkdown?.[0],
        rows: 20,
        help: t("markdownHelp"),
      }}
      error={state.errors.body}
      initial={body}
      lang={language.code}
      direction={language.direction}
      preview={preview}
      onChange={() => change?.()}
      readerRef={readDocument}
    />
  );
}
