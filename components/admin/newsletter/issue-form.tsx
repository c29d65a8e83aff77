"use client";

import type { JSONContent } from "@tiptap/react";
import { type ReactNode, useRef } from "react";
import { useTranslations } from "use-intl";
import { EditorField } from "#components/admin/editor/editor-field.tsx";
import { KeptForm } from "#components/admin/kept-form.tsx";
import { useForm } from "#components/ui/action-form.tsx";
import { Field } from "#components/ui/field.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import type { IssueText } from "#domain/newsletter/issue-input.ts";
import type { Language } from "#domain/site/languages.ts";

type Text = IssueText & {
  language: Language;
  /** The introduction for the plain field that stands until the editor comes. */
  markdown: string;
  /** The introduction as readers see it, until the editor runs. */
  introPreview: ReactNode;
};
type Reader = { current: (() => JSONContent) | undefined };
type Props = {
  personId: string;
  issue: { id: string; version: number; slug: string };
  texts: Text[];
  action: FormAction;
};

/** What an issue says of its own, language by language. */
export function IssueForm({ personId, issue, texts, action }: Props) {
  const t = useTranslations("issues");
  const readers = useRef<Record<string, Reader>>({}).current;
  const readerOf = (lang: string) => (readers[lang] ??= { current: undefined });
  const documents = texts.map(({ lang, intro, language }) => [
    `intro.${lang}`,
    {
      label: t("words.introductionIn", { language: language.name }),
      lang,
      direction: language.direction,
      saved: intro,
      plain: `introMarkdown.${lang}`,
      reader: readerOf(lang),
    },
  ]);
  return (
    <KeptForm
      action={action}
      personId={personId}
      address={`/admin/newsletter/${issue.id}`}
      documents={Object.fromEntries(documents)}
      version={{ name: "version", value: issue.version }}
      className="form issue-form"
      hasMessageBelow
    >
      <input type="hidden" name="id" value={issue.id} />
      {texts.map((text) => (
        <LanguageFields key={text.lang} text={text} reader={readerOf(text.lang)} />
      ))}
      <div className="form-group">
        <Field
          name="slug"
          label={t("words.slug")}
          help={t("words.slugHelp")}
          defaultValue={issue.slug}
          maxLength={120}
          dir="auto"
          autoCapitalize="none"
          spellCheck={false}
        />
      </div>
      <SubmitButton>{t("words.save")}</SubmitButton>
    </KeptForm>
  );
}

function LanguageFields({ text, reader }: { text: Text; reader: Reader }) {
  const t = useTranslations("issues");
  const { change } = useForm();
  const { code, name, direction } = text.language;
  const written = { lang: code, dir: direction };
  return (
    <fieldset className="form-group">
      <legend lang={code}>{name}</legend>
      <Field
        name={`subject.${code}`}
        label={t("words.subject")}
        defaultValue={text.subject}
        maxLength={150}
        {...written}
      />
      <Field
        name={`preview.${code}`}
        label={t("words.preview")}
        help={t("words.previewHelp")}
        defaultValue={text.preview}
        maxLength={200}
        {...written}
      />
      <div className="article-text issue-intro">
        <EditorField
          name={`intro.${code}`}
          title={t("words.introduction")}
          plain={{
            name: `introMarkdown.${code}`,
            markdown: text.markdown,
            rows: 12,
          }}
          initial={text.intro}
          lang={code}
          direction={direction}
          label={t("words.introductionIn", { language: name })}
          isPlain
          preview={text.introPreview}
          onChange={() => change?.()}
          readerRef={reader}
        />
      </div>
    </fieldset>
  );
}
