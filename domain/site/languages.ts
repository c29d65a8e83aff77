import { asc } from "drizzle-orm";
import { prepared } from "#db/client.ts";
import { languages, site } from "#db/schema/site.ts";

export type Language = { code: string; name: string; direction: "ltr" | "rtl"; isDefault: boolean };

const select = prepared((db) =>
  db
    .select({
      code: languages.code,
      name: languages.name,
      direction: languages.direction,
      defaultLang: site.defaultLang,
    })
    .from(languages)
    .crossJoin(site)
    .orderBy(asc(languages.position))
    .prepare(),
);

/** The site's languages in their order. */
export function listLanguages(): Language[] {
  return select()
    .all()
    .map(({ defaultLang, ...language }) => ({ ...language, isDefault: language.code === defaultLang }));
}

/** One of the site's languages, or undefined. */
export function findLanguage(code: string): Language | undefined {
  return listLanguages().find((language) => language.code === code);
}
