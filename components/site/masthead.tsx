import { translator } from "#components/messages/translator.ts";
import type { Site } from "#domain/site/find-site.ts";
import type { Language } from "#domain/site/languages.ts";
import { archivePath, homePath, topicPath } from "#domain/site/paths.ts";
import type { Topic } from "#domain/topics/list.ts";
import { ColumnsSign } from "./columns-sign.tsx";
import { LanguageSwitch } from "./language-switch.tsx";
import { SearchForm } from "./search-form.tsx";

type Props = {
  lang: string;
  site: Site;
  languages: Language[];
  alternates: Record<string, string>;
  topics: Topic[];
  currentTopic: string | undefined;
  isFront: boolean;
};

/** The name above every page: large on the front page, where it is the page's title, and small elsewhere. */
export function Masthead({ lang, site, languages, alternates, topics, currentTopic, isFront }: Props) {
  const t = translator(lang, "site");
  const Name = isFront ? "h1" : "div";
  return (
    <header className={isFront ? "masthead front" : "masthead"}>
      <div className="nameplate">
        <Name className="name">
          <a href={homePath(lang)}>
            <ColumnsSign />
            <bdi>{site.name}</bdi>
          </a>
        </Name>
        {isFront && <div className="tagline">{site.tagline}</div>}
        <a className="to-archive" href={archivePath(lang)}>
          {t("archive")}
        </a>
        <SearchForm lang={lang} />
        <LanguageSwitch lang={lang} languages={languages} alternates={alternates} />
      </div>
      {topics.length > 0 && (
        <nav className="topics" aria-label={t("topics")}>
          <ul>
            {topics.map(({ slug, name }) => (
              <li key={slug}>
                <a href={topicPath(lang, slug)} aria-current={slug === currentTopic ? "true" : undefined}>
                  {name}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
    </header>
  );
}
