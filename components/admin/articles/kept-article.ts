import { documentOfMarkdown } from "#components/admin/document-of-markdown.ts";
import type { KeptArticle } from "#components/admin/kept-texts.ts";
import type { Document } from "#domain/documents/schema.ts";
import type { Language } from "#domain/site/languages.ts";
import type { SavedArticle } from "./article-form-state.ts";

/** A kept form's text as an article to begin a form with; undefined where it holds none. */
export async function keptArticle(
  { fields }: KeptArticle,
  article: SavedArticle,
  languages: Language[],
): Promise<{ article: SavedArticle; body: Document; writer: string; steps: number } | undefined> {
  const values = (name: string) => fields.filter(([each]) => each === name).map(([, value]) => value);
  const [[json], [markdown]] = [values("body"), values("bodyMarkdown")];
  const [lang] = values("lang");
  const direction = languages.find(({ code }) => code === lang)?.direction ?? "ltr";
  const body = json ? JSON.parse(json) : await documentOfMarkdown(markdown, direction);
  if (!body) return undefined;
  const [writer = "", steps] = (values("writer")[0] ?? "").split(".");
  return { article: writtenIn(fields, article), body, writer, steps: Number(steps ?? 0) };
}

/** An article with all but its body as it is written in a form. */
export function writtenIn(fields: [string, string][], article: SavedArticle): SavedArticle {
  const values = (name: string) => fields.filter(([each]) => each === name).map(([, value]) => value);
  const texts = Object.fromEntries(
    fields.filter(([name]) => name in article && !read.has(name)).map(([name, value]) => [name, value]),
  );
  return {
    ...article,
    ...texts,
    version: Number(values("version")[0] ?? 0),
    translationOf: values("translationOf")[0] || null,
    topicId: values("topicId")[0] || null,
    bylineIds: values("bylineIds"),
    tags: (values("tags")[0] ?? "")
      .split(/[,،]/)
      .map((tag) => tag.trim())
      .filter(Boolean),
  };
}

// These are no text, or are read in their own way; times are not restored, because a time alone schedules nothing.
const read = new Set([
  "id",
  "version",
  "translationOf",
  "topicId",
  "bylineIds",
  "tags",
  "body",
  "scheduledAt",
  "withdrawAt",
]);
