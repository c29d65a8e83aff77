/** A value of a page's address, if it was given once; undefined else. */
export function queryText(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}
