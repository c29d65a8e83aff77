import { z } from "zod";
import { Invalid } from "../errors.ts";
import { line, lines, typedSlug } from "../fields.ts";
import { collect, problemsOf } from "../problems.ts";
import { checkNames } from "../site/names.ts";

const schema = z.object({
  id: z.string().max(64).optional(),
  slug: typedSlug,
  /** The edition that the form began with. */
  edition: z.string().max(64).optional(),
  leadsOn: z.boolean().default(false),
  texts: z.record(z.string().max(10), z.object({ name: line(100), about: lines(1000) })),
});

/**
 * A byline's fields; with `leadsOn` the address of a slug that it loses leads on to it, see saveByline; `texts` by language
 * code, with an empty name where readers of the language shall not see it.
 */
export type BylineInput = z.input<typeof schema>;

export type CheckedByline = {
  id: string | undefined;
  edition: string | undefined;
  slug: string;
  leadsOn: boolean;
  texts: { lang: string; name: string; about: string }[];
};

/**
 * The checked fields: the languages that the site has and that were given a name, and a slug, proposed from the first
 * name where none is given. Throws Invalid with every field at fault.
 */
export function checkByline(input: BylineInput): CheckedByline {
  const result = schema.safeParse(input);
  const problems = result.success ? {} : new Invalid(problemsOf(result.error)).fields;
  const slug = typedSlug.safeParse(input.slug).data ?? "";
  const names = collect(problems, () => checkNames(slug, result.data?.texts ?? input.texts));
  if (!result.success || !names || Object.keys(problems).length > 0) throw new Invalid(problems);
  const { id, edition, leadsOn } = result.data;
  return { id, edition, leadsOn, ...names };
}
