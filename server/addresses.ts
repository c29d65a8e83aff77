// What a request's address means: which page of which spelling, and for whom.

// What a page's address may ask beside its path; anything else in the query is not part of the page.
const queryNames = ["after", "q", "topic", "year"];
// Pages with a token in their address are for one person: never kept.
const personalPath = /^\/[^/]+\/newsletter\/(?:confirm|preferences|unsubscribe)\//;

/** A request's target as a path and query: it may name the whole address, as to a proxy (RFC 9112, section 3.2.2). */
export function originForm(target: string): string {
  const rest = target.replace(/^https?:\/\/[^/?#]*/i, "");
  return rest === target || rest.startsWith("/") ? rest : `/${rest}`;
}

/** Whether a path's percent signs spell a text: one that does not would make every page that reads it fail. */
export function isReadable(path: string): boolean {
  try {
    return !decodeURIComponent(path).includes("\0");
  } catch {
    return false;
  }
}

/** The path and query of a page of the desk, without Next's own mark on requests for a page's parts. */
export function deskPage(url: URL): string {
  if (url.searchParams.has("_rsc")) url.searchParams.delete("_rsc");
  return url.pathname + url.search;
}

/** Whether a page is for one person alone. An encoded letter does not make it another one. */
export function isPersonal(path: string): boolean {
  return personalPath.test(isReadable(path) ? decodeURI(path) : path);
}

/**
 * The one name a page has in the cache: its path in one spelling and without a trailing slash, and the query names that
 * pages know. Throws on a path that isReadable refuses.
 */
export function pageKey(url: URL): string {
  const query = new URLSearchParams();
  for (const name of queryNames) {
    const value = url.searchParams.get(name);
    if (value) query.set(name, value.slice(0, 500));
  }
  const spelled = url.pathname
    .split("/")
    .map((part) => encodeURIComponent(decodeURIComponent(part)))
    .join("/");
  const path = spelled.length > 1 ? spelled.replace(/\/+$/, "") : spelled;
  return query.size > 0 ? `${path}?${query}` : path;
}
