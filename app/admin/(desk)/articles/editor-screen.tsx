"use client";

import type { ComponentProps } from "react";
import { createTranslator } from "use-intl/core";
import { ArticleForm } from "#components/admin/articles/article-form.tsx";
import type { Messages } from "#components/messages/translator.ts";
import { markdownFromDocument } from "#domain/documents/markdown-writing.ts";
import { documentElements } from "#domain/documents/render.ts";
import { instantFromZoned, zonedFromInstant } from "#domain/site/zoned-time.ts";
import { slugFromTitle } from "#domain/slug.ts";
import { pageTexts } from "../../../page-texts.ts";

type Given = "slugFromTitle" | "instantFromZoned" | "zonedFromInstant" | "markdown" | "preview";
type Reading = Pick<Parameters<typeof documentElements>[1], "linked" | "pictures"> & {
  texts: Messages["document"];
};
type Props = Omit<ComponentProps<typeof ArticleForm>, Given> & { reading: Reading };

/**
 * The article form with the domain's own rules for slugs and clocks, which it may not import itself. What only a page without
 * its scripts shows is made of the body on the server: browsers need not be sent a long text once more, nor the code for it.
 */
export function EditorScreen({ reading, ...props }: Props) {
  const rules = { slugFromTitle, instantFromZoned, zonedFromInstant };
  if (typeof window !== "undefined") return <ArticleForm {...props} {...rules} markdown="" preview={null} />;
  return (
    <ArticleForm
      {...props}
      {...rules}
      markdown={markdownFromDocument(props.body, directionOf(props))}
      preview={previewOf(props, reading)}
    />
  );
}

function directionOf({ languages, article }: Omit<Props, "reading">) {
  return languages.find(({ code }) => code === article.lang)?.direction;
}

function previewOf({ article: { lang }, body }: Omit<Props, "reading">, { texts, ...lookedUp }: Reading) {
  const t = createTranslator<Messages, "document">({
    locale: lang,
    messages: { document: texts } as Messages,
    namespace: "document",
  });
  return documentElements(body, { lang, texts: pageTexts(t), ...lookedUp });
}
