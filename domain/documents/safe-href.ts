/** Whether a link may point there: http(s), mailto, a path of this site, or a fragment. */
export function isSafeHref(href: unknown): href is string {
  if (typeof href !== "string" || href.length > 2000 || /[\s\u0000-\u001f\u007f]/.test(href)) return false;
  if (/^(?:\/(?![/\\])|#)/.test(href)) return true;
  const url = URL.parse(href);
  return url !== null && ["http:", "https:", "mailto:"].includes(url.protocol);
}
