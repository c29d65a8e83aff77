// Where the reader's pages are. Slugs may be Persian: they go percent-encoded.

export const homeAddress = (lang: string) => `/${lang}`;
export const articleAddress = (lang: string, slug: string) => `/${lang}/articles/${encodeURIComponent(slug)}`;
export const topicAddress = (lang: string, slug: string) => `/${lang}/topics/${encodeURIComponent(slug)}`;
export const bylineAddress = (lang: string, slug: string) => `/${lang}/authors/${encodeURIComponent(slug)}`;
export const tagAddress = (lang: string, slug: string) => `/${lang}/tags/${encodeURIComponent(slug)}`;
export const pageAddress = (lang: string, slug: string) => `/${lang}/pages/${encodeURIComponent(slug)}`;
export const archiveAddress = (lang: string) => `/${lang}/archive`;

export function monthAddress(lang: string, { year, month }: { year: number; month: number }): string {
  return `/${lang}/archive/${String(year).padStart(4, "0")}/${String(month).padStart(2, "0")}`;
}

export const searchAddress = (lang: string) => `/${lang}/search`;
export const issuesAddress = (lang: string) => `/${lang}/newsletter/issues`;
export const issueAddress = (lang: string, slug: string) =>
  `/${lang}/newsletter/issues/${encodeURIComponent(slug)}`;
