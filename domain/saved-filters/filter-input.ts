import { z } from "zod";
import type { DeskFilter } from "../articles/list-for-desk.ts";
import { Invalid } from "../errors.ts";
import { line } from "../fields.ts";
import { problemsOf } from "../problems.ts";

const schema = z.object({
  name: line(40).pipe(z.string().min(1, "required")),
  status: z.enum(["", "draft", "scheduled", "published", "withdrawn"], "badChoice").default(""),
  lang: z.string().max(10, "badChoice").default(""),
  topicId: z.string().max(64, "badChoice").default(""),
  bylineId: z.string().max(64, "badChoice").default(""),
  words: line(200).default(""),
});

/** A filter of the article list and what a person calls it. */
export type FilterInput = DeskFilter & { name: string };

/** The checked fields. Throws Invalid: (name, ...), or "form" where nothing narrows the list. */
export function checkFilter(input: FilterInput) {
  const result = schema.safeParse(input);
  const { name: _name, ...narrowing } = input;
  const problems = result.success ? {} : problemsOf(result.error);
  if (!Object.values(narrowing).some((value) => value?.trim())) problems.form = "filterEmpty";
  if (!result.success || Object.keys(problems).length > 0) throw new Invalid(problems);
  const { name, topicId, bylineId, ...rest } = result.data;
  return { name, ...rest, topicId: topicId || null, bylineId: bylineId || null };
}
