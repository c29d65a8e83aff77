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
 * Checks the fields of an article and proposes the slug where none is given (from the title, else from the id).
 * Throws Invalid with every field at fault.
 */
export function checkArticle(input: ArticleInput): CheckedArticle {
  const result = schema.safeParse(input);
  const problems: Invalid["fields"] = result.success ? {} : new Invalid(problemsOf(result.error)).fields;
  const body = collect(problems, () => parseDocument(String(input.body)));
  const tagNames = collect(problems, () => (input.tags === undefined ? undefined : readTagNames(input.tags)));
  if (!result.success || !body || Object.keys(problems).length > 0) throw new Invalid(problems);
  const slug = result.data.slug || slugFromTitle(result.data.title) || placeholderSlug(result.data.id);
  if (!isSlug(slug)) throw new Invalid({ slug: "badSlug" });
  const { tags: _typed, ...fields } = result.data;
  return { ...fields, slug, body, tagNames };
}
