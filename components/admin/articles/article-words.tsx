"use client";

import type { JSONContent } from "@tiptap/react";
import type { ReactNode, RefObject } from "react";
import { useTranslations } from "use-intl";
import { EditorField } from "#components/admin/editor/editor-field.tsx";
import { TextArea } from "#components/ui/field.tsx";
import type { Beginning } from "./article-form.tsx";

type Props = {
  beginning: Beginning;
  /** Nothing of it is saved yet. */
  isNew: boolean;
  /** The body in Markdown, to be written in until the editor comes. */
  markdown: string;
  preview: ReactNode;
  lang: string;
  direction: "ltr" | "rtl";
  onTitle: (title: string) => void;
  onBody: () => void;
  readerRef: RefObject<(() => JSONContent) | undefined>;
};

/** What readers will read: the title, the standfirst and the body, each written where it will stand. */
export function ArticleWords(props: Props) {
  const { beginning, markdown, preview, lang, direction, ...rest } = props;
  const t = useTranslations("desk");
  return (
    <>
      <TextArea
        name="title"
        label={t("title")}
        defaultValue={beginning.article.title}
        rows={2}
        lang={lang}
        dir={direction}
        className="title-field"
        autoFocus={rest.isNew && beginning.article.title === ""}
        onInput={(event) => rest.onTitle(event.currentTarget.value)}
      />
      <TextArea
        name="standfirst"
        label={t("standfirst")}
        defaultValue={beginning.article.standfirst}
        rows={2}
        lang={lang}
        dir={direction}
        className="standfirst-field"
      />
      <EditorField
        name="body"
        title={t("body")}
        plain={{
          name: "bodyMarkdown",
          markdown,
          rows: 24,
          help: t("markdownHelp"),
        }}
        initial={beginning.body}
        lang={lang}
        direction={direction}
        preview={preview}
        onChange={rest.onBody}
        readerRef={rest.readerRef}
      />
    </>
  );
}
