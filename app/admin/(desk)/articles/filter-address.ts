import { queryText } from "#app/query-text.ts";
import type { Status } from "#domain/articles/find-for-desk.ts";
import type { DeskFilter } from "#domain/articles/list-for-desk.ts";

const statuses: Status[] = ["draft", "scheduled", "published", "withdrawn"];

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

/** The address of the list under a filter, from a page's key on. */
export function listAddress(filter: DeskFilter, after?: string): string {
  const query = new URLSearchParams({ ...filter, ...(after ? { after } : {}) });
  return query.size > 0 ? `/admin/articles?${query}` : "/admin/articles";
}
