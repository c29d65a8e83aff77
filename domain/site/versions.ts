/** One language's version of something readers can visit. */
export type Version = { lang: string; path: string };

/**
 * The versions as hreflang names them, and "x-default" last: the given path, else the version in the site's default
 * language, else the first. Every version gives the same answer, so that the links are reciprocal.
 */
export function hreflangs(
  versions: Version[],
  { defaultLang, xDefault }: { defaultLang: string; xDefault?: string | undefined },
): { hreflang: string; path: string }[] {
  const ordered = versions.toSorted((a, b) => (a.lang < b.lang ? -1 : 1));
  const fallback = xDefault ?? (ordered.find(({ lang }) => lang === defaultLang) ?? ordered[0])?.path;
  return [
    ...ordered.map(({ lang, path }) => ({ hreflang: lang, path })),
    ...(fallback ? [{ hreflang: "x-default", path: fallback }] : []),
  ];
}
