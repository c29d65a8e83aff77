// The paths of what readers can visit, as they go on the wire: a Persian slug percent-encoded.

export const homePath = (lang: string) => `/${lang}`;
export const articlePath = (lang: string, slug: string) => `/${lang}/articles/${encodeURIComponent(slug)}`;
export const topicPath = (lang: string, slug: string) => `/${lang}/topics/${encodeURIComponent(slug)}`;
export const bylinePath = (lang: string, slug: string) => `/${lang}/authors/${encodeURIComponent(slug)}`;
export const tagPath = (lang: string, slug: string) => `/${lang}/tags/${encodeURIComponent(slug)}`;
export const pagePath = (lang: string, slug: string) => `/${lang}/pages/${encodeURIComponent(slug)}`;
/** A standing page as navigation names it: as people read it, with its letters. */
export const pageHref = (lang: string, slug: string) => decodeURI(pagePath(lang, slug));
export const archivePath = (lang: string) => `/${lang}/archive`;
export const monthPath = (lang: string, { year, month }: { year: number; month: number }) =>
  `/${lang}/archive/${String(year).padStart(4, "0")}/${String(month).padStart(2, "0")}`;
export const searchPath = (lang: string) => `/${lang}/search`;
export const newsletterPath = (lang: string) => `/${lang}/newsletter`;
/** Where the mailed question leads; a new address is confirmed there too. */
export const confirmationPath = (lang: string, token: string) => `/${lang}/newsletter/confirm/${token}`;
export const preferencesPath = (lang: string, token: string) => `/${lang}/newsletter/preferences/${token}`;
/** What mail programs send a POST to; people who follow it are led to a page in their language. */
export const unsubscribePath = (token: string) => `/newsletter/unsubscribe/${token}`;
export const issuesPath = (lang: string) => `/${lang}/newsletter/issues`;
export const issuePath = (lang: string, slug: string) =>
  `/${lang}/newsletter/issues/${encodeURIComponent(slug)}`;
