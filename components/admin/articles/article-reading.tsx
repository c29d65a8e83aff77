"use client";

import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import type { DeskArticle } from "#domain/articles/find-for-desk.ts";
import type { Language } from "#domain/site/languages.ts";
import { ArticleVersions } from "./article-versions.tsx";

type Props = {
  article: Pick<DeskArticle, "id" | "version" | "versions" | "lang" | "title" | "standfirst">;
  languages: Language[];
  path: string;
  mayTranslate: boolean;
  /** The body as readers see it. */
  children: ReactNode;
};

/** A published article for somebody who may read it but not change it. */
export function ArticleReading({ article, languages, path, mayTranslate, children }: Props) {
  const t = useTranslations("desk");
  const direction = languages.find(({ code }) => code === article.lang)?.direction;
  return (
    <div className="article-form">
      <div className="article-text">
        <p className="form-message">
          {t("readOnly")} <a href={path}>{t("viewOnSite")}</a>
        </p>
        <div lang={article.lang} dir={direction} className="writing-surface">
          <h1 className="title-field">{article.title}</h1>
          <p className="standfirst-field">{article.standfirst}</p>
          {children}
        </div>
      </div>
      <div className="settings">
        <ArticleVersions
          article={article}
          languages={languages}
          lang={article.lang}
          mayTranslate={mayTranslate}
        />
      </div>
    </div>
  );
}
