import { queryText } from "#app/query-text.ts";
import { mostAtOnce } from "#domain/articles/act-on-many.ts";
import type { Status } from "#domain/articles/find-for-desk.ts";
import type { DeskFilter } from "#domain/articles/list-for-desk.ts";

const statuses: Status[] = ["draft", "scheduled", "published", "withdrawn"];

/** The articles that are chosen in the list, as its address names them. */
export function chosenFrom(asked: unknown): string[] {
  return [...new Set(queryText(asked)?.split(".").filter(Boolean))].slice(0, mostAtOnce);
}

/** The filter of the article list that an address or a form's fields name; only what narrows the list is in it. */
export function filterFrom(asked: Record<string, unknown>): DeskFilter {
  const filter: DeskFilter = {
    status: statuses.find((status) => status === asked.status),
    lang: queryText(asked.lang),
    topicId: queryText(asked.topicId),
    bylineId: queryText(asked.bylineId),
    words: queryText(asked.words)?.trim().slice(0, 200),
  };
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value));
}

/** Where in the list somebody is: from a page's key on, with articles chosen there or before. */
type Place = { after?: string | undefined; chosen?: string[] };

/** The address of the list under a filter. */
export function listAddress(filter: DeskFilter, { after = "", chosen = [] }: Place = {}): string {
  const place = Object.entries({ after, chosen: chosen.join(".") }).filter(([, value]) => value);
  const query = new URLSearchParams({ ...filter, ...Object.fromEntries(place) });
  return query.size > 0 ? `/admin/articles?${query}` : "/admin/articles";
}
