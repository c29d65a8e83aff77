// The paths of what readers can visit, as they go on the wire: a Persian slug percent-encoded.

export const homePath = (lang: string) => `/${lang}`;
export const articlePath = (lang: string, slug: string) => `/${lang}/articles/${encodeURIComponent(slug)}`;
export const topicPath = (lang: string, slug: string) => `/${lang}/topics/${encodeURIComponent(slug)}`;
export const authorPath = (lang: string, slug: string) => `/${lang}/authors/${encodeURIComponent(slug)}`;
export const pagePath = (lang: string, slug: string) => `/${lang}/pages/${encodeURIComponent(slug)}`;
/** A standing page as navigation names it: as people read it, with its letters. */
export const pageHref = (lang: string, slug: string) => decodeURI(pagePath(lang, slug));
export const newsletterPath = (lang: string) => `/${lang}/newsletter`;
/** Where the mailed question leads; a new address is confirmed there too. */
export const confirmationPath = (lang: string, token: string) => `/${lang}/newsletter/confirm/${token}`;
export const preferencesPath = (lang: string, token: string) => `/${lang}/newsletter/preferences/${token}`;
/** What mail programs send a POST to; people who follow it are led to a page in their language. */
export const unsubscribePath = (token: string) => `/newsletter/unsubscribe/${token}`;
export const issuesPath = (lang: string) => `/${lang}/newsletter/issues`;
export const issuePath = (lang: string, slug: string) =>
  `/${lang}/newsletter/issues/${encodeURIComponent(slug)}`;
