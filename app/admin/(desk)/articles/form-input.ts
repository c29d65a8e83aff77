import type { ArticleInput } from "#domain/articles/article-input.ts";
import { documentFromMarkdown } from "#domain/documents/markdown.ts";
import { findLanguage } from "#domain/site/languages.ts";
import type { FormValues } from "../../../form-values.ts";

/** An article as the editor's form sends it, with scripts or without. */
export function inputFrom(values: FormValues): ArticleInput {
  const lang = values.text("lang");
  return {
    id: values.text("id"),
    version: values.text("version"),
    writer: values.text("writer"),
    translationOf: values.text("translationOf") || undefined,
    lang,
    // The field is one of several lines, so that a long title can be read: a line break in it means a space.
    title: values.text("title").replace(/\s*[\r\n]+\s*/g, " "),
    standfirst: values.text("standfirst"),
    slug: values.text("slug"),
    dateline: values.text("dateline"),
    topicId: values.text("topicId"),
    bylineIds: values.list("bylineIds"),
    tags: values.text("tags"),
    sourceName: values.text("sourceName"),
    sourceUrl: values.text("sourceUrl"),
    leadMediaId: values.all.leadMediaId ? values.text("leadMediaId") : undefined,
    body: bodyFrom(values, findLanguage(lang)?.direction),
  };
}

// The editor sends its document; the plain text field of a page without scripts sends Markdown.
function bodyFrom(values: FormValues, direction: "ltr" | "rtl" | undefined): string {
  if (values.all.body) return values.text("body");
  if (!values.all.bodyMarkdown) return "";
  return JSON.stringify(documentFromMarkdown(values.text("bodyMarkdown"), direction));
}
