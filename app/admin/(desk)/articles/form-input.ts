import type { ArticleInput } from "#domain/articles/article-input.ts";
import { findArticleForDesk } from "#domain/articles/find-for-desk.ts";
import { findLanguage } from "#domain/site/languages.ts";
import type { Actor } from "#domain/staff/permissions.ts";
import type { FormValues } from "../../../form-values.ts";
import { sentDocument } from "../../sent-document.ts";

const fields = { document: "body", markdown: "bodyMarkdown" };

/** An article as the editor's form sends it, with scripts or without. */
export function inputFrom(values: FormValues, actor: Actor): ArticleInput {
  const lang = values.text("lang");
  const id = values.text("id");
  return {
    id,
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
    body: sentDocument(values, fields, findLanguage(lang)?.direction) ?? presentBody(actor, id),
  };
}

// Nobody else's: a save that does not start from the present version is refused. What was never saved has none, and is refused.
function presentBody(actor: Actor, id: string): string {
  const article = findArticleForDesk(actor, id);
  return article ? JSON.stringify(article.body) : "";
}
