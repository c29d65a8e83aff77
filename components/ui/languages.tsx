type Languages = { code: string; name: string }[];

/** A language's own name; its code for one that the site no longer has. */
export function LanguageName({ code, languages }: { code: string; languages: Languages }) {
  return <bdi lang={code}>{languages.find((language) => language.code === code)?.name ?? code}</bdi>;
}

/** The site's languages as the options of a choice. */
export function LanguageOptions({ languages }: { languages: Languages }) {
  return languages.map(({ code, name }) => (
    <option key={code} value={code} lang={code}>
      {name}
    </option>
  ));
}
