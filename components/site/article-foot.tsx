import { translator } from "#components/messages/translator.ts";
import type { PublishedArticle } from "#domain/articles/find-published.ts";
import type { Language } from "#domain/site/languages.ts";
import { articlePath, tagPath } from "#domain/site/paths.ts";

type Props = { article: PublishedArticle; languages: Language[]; siteUrl: string };

/** What stands below a text: where the report came from, the same text in other languages, its tags, and its address on paper. */
export function ArticleFoot({ article, languages, siteUrl }: Props) {
  const { lang, slug, sourceName, sourceUrl } = article;
  const t = translator(lang, "site");
  const translations = article.translations.flatMap((text) => {
    const language = languages.find(({ code }) => code === text.lang);
    return language ? [{ ...text, language }] : [];
  });
  return (
    <footer>
      {(sourceName || sourceUrl) && (
        <section aria-labelledby="source">
          <h2 id="source">{t("originalReport")}</h2>
          <p>
            {t.rich("originalReportText", {
              source: () => <Source key="source" name={sourceName} url={sourceUrl} />,
            })}
          </p>
        </section>
      )}
      {translations.length > 0 && (
        <section className="translations" aria-labelledby="translations">
          <h2 id="translations">{t("otherLanguages")}</h2>
          <ul>
            {translations.map(({ language, slug, title }) => (
              <li key={language.code}>
                <span lang={language.code} dir={language.direction}>
                  {language.name}
                </span>{" "}
                <a
                  href={articlePath(language.code, slug)}
                  hrefLang={language.code}
                  lang={language.code}
                  dir={language.direction}
                >
                  {title}
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
      {article.tags.length > 0 && (
        <section className="tags" aria-labelledby="tags">
          <h2 id="tags">{t("tags")}</h2>
          <ul>
            {article.tags.map((tag) => (
              <li key={tag.slug}>
                <a href={tagPath(lang, tag.slug)} rel="tag">
                  <bdi>{tag.name}</bdi>
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
      <div className="on-paper">
        {t("address")} <bdi dir="ltr">{decodeURI(siteUrl + articlePath(lang, slug))}</bdi>
      </div>
    </footer>
  );
}

function Source({ name, url }: { name: string; url: string }) {
  if (!url) return <bdi>{name}</bdi>;
  return (
    <a href={url}>
      <bdi>{name || URL.parse(url)?.hostname || url}</bdi>
    </a>
  );
}
