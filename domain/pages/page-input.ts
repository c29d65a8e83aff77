import { z } from "zod";
import { type Document, parseDocument } from "../documents/schema.ts";
import { Invalid } from "../errors.ts";
import { line, typedSlug } from "../fields.ts";
import { collect, problemsOf } from "../problems.ts";
import { isSlug, slugFromTitle } from "../slug.ts";

const schema = z.object({
  id: z.string().max(64).optional(),
  translationOf: z.string().max(64).optional(),
  lang: z.string().max(10),
  title: line(200).pipe(z.string().min(1, "required")),
  slug: typedSlug,
  /** When the version that the person changed was saved; 0 for a page that is new. */
  savedAt: z.coerce.number().int().min(0),
  /** Whether a page that is new gets its link in the site's navigation. */
  isInNavigation: z.boolean().default(false),
  /** Left out, the page keeps the text it has. */
  body: z.string().optional(),
});

/** A standing page's fields as a form sends them, the body as the editor's JSON. */
export type PageInput = z.input<typeof schema>;

export type CheckedPage = Omit<z.output<typeof schema>, "body"> & { body: Document | undefined };

/** Checks the fields and proposes the slug from the title where none is given. Throws Invalid with every field at fault. */
export function checkPage(input: PageInput): CheckedPage {
  const result = schema.safeParse(input);
  const problems: Invalid["fields"] = result.success ? {} : new Invalid(problemsOf(result.error)).fields;
  const slug = result.data?.slug || slugFromTitle(result.data?.title ?? "");
  if (result.success && !isSlug(slug)) problems.slug = { key: "badSlug" };
  const { body: json, id } = input;
  const body = collect(problems, () => (json === undefined ? undefined : parseDocument(String(json))));
  if (json === undefined && !id) problems.body = { key: "required" };
  if (!result.success || Object.keys(problems).length > 0) throw new Invalid(problems);
  return { ...result.data, slug, body };
}
