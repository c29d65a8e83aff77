import { queryText } from "#app/query-text.ts";
import { readKey } from "#domain/paging.ts";

type Query = Record<string, string | string[] | undefined>;

/** The address of the page of a list that begins after a key; of its first page without one. */
export function addressAfter(path: string, after: string | undefined): string {
  return after ? `${path}?after=${after}` : path;
}

/** The key after which a list's page begins, from the page's address; undefined for the first page. */
export function afterOf(query: Query): string | undefined {
  const after = queryText(query.after);
  return readKey(after) ? after : undefined;
}
