/** A value of a page's address, if it was given once, without characters that no HTML may hold; undefined else. */
export function queryText(value: unknown): string | undefined {
  return typeof value === "string" ? value.replace(/\p{Cc}/gu, " ") : undefined;
}
