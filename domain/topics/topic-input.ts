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
  texts: z.record(z.string().max(10), z.object({ name: line(80), description: lines(500) })),
});

/** A topic's fields; `texts` by language code, with an empty name where readers of the language shall not see it. */
export type TopicInput = z.input<typeof schema>;

export type CheckedTopic = {
  id: string | undefined;
  edition: string | undefined;
  slug: string;
  texts: { lang: string; name: string; description: string }[];
};

/**
 * The checked fields: the languages that the site has and that were given a name, and a slug, proposed from the first
 * name where none is given. Throws Invalid with every field at fault.
 */
export function checkTopic(input: TopicInput): CheckedTopic {
  const result = schema.safeParse(input);
  const problems = result.success ? {} : new Invalid(problemsOf(result.error)).fields;
  const slug = typedSlug.safeParse(input.slug).data ?? "";
  const names = collect(problems, () => checkNames(slug, result.data?.texts ?? input.texts));
  if (!result.success || !names || Object.keys(problems).length > 0) throw new Invalid(problems);
  const { id, edition } = result.data;
  return { id, edition, ...names };
}
