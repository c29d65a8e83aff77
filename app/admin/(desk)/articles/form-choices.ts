import type { FormChoices } from "#components/admin/articles/article-form-state.ts";
import { listBylineChoices } from "#domain/bylines/list-choices.ts";
import { listTopicChoices } from "#domain/topics/list-choices.ts";

/** What an article's form lets a person choose from, in the desk's language. */
export function formChoices(lang: string): FormChoices {
  return { topics: listTopicChoices(lang), bylines: listBylineChoices(lang) };
}
