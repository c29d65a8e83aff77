"use client";

import { useTranslations } from "use-intl";
import type { DeskArticle } from "#domain/articles/find-for-desk.ts";
import type { Language } from "#domain/site/languages.ts";

type Props = {
  article: Pick<DeskArticle, "id" | "version" | "versions">;
  languages: Language[];
  /** The language of the article itself. */
  lang: string;
  mayTranslate: boolean;
};

/** The same text in other languages, and a way to begin one that is missing. */
export function ArticleVersions({ article, languages, lang, mayTranslate }: Props) {
  const t = useTranslations("desk");
  const others = languages.filter(({ code }) => code !== lang);
  if (others.length === 0) return null;
  return (
    <section className="versions">
      <h2>{t("translations")}</h2>
      <ul>
        {others.map(({ code, name }) => {
          const version = article.versions.find((each) => each.lang === code);
          if (version) {
            return (
              <li key={code}>
                <a href={`/admin/articles/${version.id}`}>
                  <bdi lang={code}>{version.title || t("untitled")}</bdi>
                </a>{" "}
                <small>
                  <bdi lang={code}>{name}</bdi> · {t(`status.${version.status}`)}
                </small>
              </li>
            );
          }
          if (!mayTranslate || article.version === 0) return null;
          return (
            <li key={code}>
              <a href={`/admin/articles/new?translationOf=${article.id}&lang=${code}`}>
                {t("newTranslation")}: <bdi lang={code}>{name}</bdi>
              </a>
            </li>
          );
        })}
      </ul>
      {article.version === 0 && article.versions.length === 0 ? (
        <p className="field-help">{t("translationsAfterSaving")}</p>
      ) : null}
    </section>
  );
}
