import { z } from "zod";
import { isId } from "#db/id.ts";
import { type Document, parseDocument } from "../documents/schema.ts";
import { Invalid } from "../errors.ts";
import { line, typedSlug } from "../fields.ts";
import { collect, problemsOf } from "../problems.ts";
import { isSlug, placeholderSlug, slugFromTitle } from "../slug.ts";
import { readTagNames } from "./assign-tags.ts";

const address = line(2000).refine((value) => {
  if (value === "") return true;
  const url = URL.parse(value);
  return url !== null && /^https?:$/.test(url.protocol);
}, "badAddressWeb");

const schema = z.object({
  id: z.string().refine(isId, "badDocument"),
  version: z.coerce.number().int().min(0),
  /** Which open form sends it: only that one may go on from a save whose answer it did not get. */
  writer: z.string().max(64).optional(),
  translationOf: z.string().max(64).optional(),
  lang: z.string().max(10),
  title: line(300),
  standfirst: z
    .string()
    .trim()
    .max(600, "tooLong")
    .transform((text) => text.normalize("NFC").replace(/\s+/g, " ")),
  slug: typedSlug,
  dateline: line(100),
  topicId: z
    .string()
    .max(64)
    .transform((id) => id || null),
  bylineIds: z.array(z.string().max(64)).max(20, "tooMany"),
  /** Names with commas between them; left out, the article keeps the tags it has. */
  tags: z.string().max(2000, "tooLong").optional(),
  sourceName: line(200),
  sourceUrl: address,
  /** The id of the lead picture, "" for none; left out, the article keeps the one it has. */
  leadMediaId: z
    .string()
    .max(64)
    .nullable()
    .transform((id) => id || null)
    .optional(),
  body: z.string(),
});

/** An article's fields as a form sends them: all text, the body as the editor's JSON. */
export type ArticleInput = z.input<typeof schema>;

export type CheckedArticle = Omit<z.output<typeof schema>, "body" | "tags"> & {
  body: Document;
  tagNames: string[] | undefined;
};

/**
 * Checks the fields of an article and proposes the slug where none is given (from the title, else from the id). With
 * `isForReaders` it must be fit for them as well, see requirePublishable. Throws Invalid with every field at fault.
 */
export function checkArticle(input: ArticleInput, { isForReaders = false } = {}): CheckedArticle {
  const result = schema.safeParse(input);
  const problems: Invalid["fields"] = result.success ? {} : new Invalid(problemsOf(result.error)).fields;
  const body = collect(problems, () => parseDocument(String(input.body)));
  const tagNames = collect(problems, () => (input.tags === undefined ? undefined : readTagNames(input.tags)));
  const typed = typedSlug.safeParse(input.slug).data;
  if (typed && !isSlug(typed)) problems.slug = { key: "badSlug" };
  if (isForReaders && body) collect(problems, () => requirePublishable({ title: input.title.trim(), body }));
  if (!result.success || !body || Object.keys(problems).length > 0) throw new Invalid(problems);
  const { tags: _typed, ...fields } = result.data;
  const slug = fields.slug || slugFromTitle(fields.title) || placeholderSlug(fields.id);
  return { ...fields, slug, body, tagNames };
}

/** Throws Invalid with what an article still lacks before readers may see it. */
export function requirePublishable(article: Pick<CheckedArticle, "title" | "body">): void {
  const problems: Record<string, string> = {};
  if (!article.title) problems.title = "required";
  if (!/"(?:text|mediaId)":/.test(JSON.stringify(article.body))) problems.body = "required";
  if (Object.keys(problems).length > 0) throw new Invalid(problems);
}
