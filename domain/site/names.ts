import { editionOf } from "../edition.ts";
import { Invalid } from "../errors.ts";
import { isSlug, slugFromTitle } from "../slug.ts";
import { listLanguages } from "./languages.ts";

type Name = { lang: string; name: string };

/** The languages in which something got, changed or lost its name. */
export function languagesRenamed(before: Name[], after: Name[]): string[] {
  const [old, fresh] = [before, after].map((names) => new Map(names.map(({ lang, name }) => [lang, name])));
  const known = new Set([...before, ...after].map(({ lang }) => lang));
  return [...known].filter((lang) => old?.get(lang) !== fresh?.get(lang));
}

/** The edition of a slug and of what goes with it in each language. */
export function editionOfNames(slug: string, texts: Name[]): string {
  return editionOf(slug, texts.map((text) => JSON.stringify(Object.entries(text).sort())).sort());
}

/**
 * The names that something has in the languages of the site, and its slug: those languages alone that were given a text,
 * and a slug proposed from the first name where none was typed. `texts` by language code; a text has a name and one thing more.
 * Throws Invalid: "required" on "name.{code}", "nameMissing" where no language has one, "badSlug" on "slug".
 */
export function checkNames<T extends { name: string }>(
  typedSlug: string,
  texts: Record<string, T>,
): { slug: string; texts: (T & { lang: string })[] } {
  const languages = listLanguages();
  const given = languages.flatMap(({ code }) => {
    const text = texts[code];
    return text && Object.values(text).some(Boolean) ? [{ lang: code, ...text }] : [];
  });
  const inDefault = languages.find(({ isDefault }) => isDefault)?.code;
  const problems: Record<string, string> = {};
  for (const { lang, name } of given) if (!name) problems[`name.${lang}`] = "required";
  const first = given.find(({ lang }) => lang === inDefault) ?? given[0];
  if (!first && inDefault) problems[`name.${inDefault}`] = "nameMissing";
  const slug = typedSlug || slugFromTitle(first?.name ?? "");
  if (first?.name && !isSlug(slug)) problems.slug = "badSlug";
  if (Object.keys(problems).length > 0) throw new Invalid(problems);
  return { slug, texts: given };
}
