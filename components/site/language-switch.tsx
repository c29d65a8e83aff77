import { translator } from "#components/messages/translator.ts";
import type { Language } from "#domain/site/languages.ts";
import { homePath } from "#domain/site/paths.ts";

type Props = { lang: string; languages: Language[]; alternates: Record<string, string> };

/** Leads to the same page in the site's other languages; where it does not exist, to that language's front page. */
export function LanguageSwitch({ lang, languages, alternates }: Props) {
  const others = languages.filter(({ code }) => code !== lang);
  if (others.length === 0) return null;
  return (
    <nav className="languages" aria-label={translator(lang, "site")("languages")}>
      <ul>
        {others.map(({ code, name, direction }) => (
          <li key={code}>
            <a href={alternates[code] ?? homePath(code)} lang={code} dir={direction} hrefLang={code}>
              {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
