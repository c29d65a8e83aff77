import { readKey } from "#domain/paging.ts";

type Query = Record<string, string | string[] | undefined>;

/** The key after which a list's page begins, from the page's address; undefined for the first page. */
export function afterOf({ after }: Query): string | undefined {
  return typeof after === "string" && readKey(after) ? after : undefined;
}
