"use client";

import { useTranslations } from "use-intl";
import { NewTabLink } from "#components/ui/new-tab-link.tsx";

type Props = {
  originalId: string;
  lang: string;
  isEmpty: boolean;
  /** Whether something was saved since. */
  isBegun: boolean;
};

/** Above a new translation: what it begins with, the other choice while nothing is written, and the original beside it. */
export function TranslationStart({ originalId, lang, isEmpty, isBegun }: Props) {
  const t = useTranslations("desk");
  const other = `/admin/articles/new?translationOf=${originalId}&lang=${lang}${isEmpty ? "" : "&empty=1"}`;
  return (
    <p className="translation-start">
      <NewTabLink href={`/admin/articles/${originalId}`} says={t("newTab")}>
        {t("translationStart.original")}
      </NewTabLink>
      {/* Its room stays: the text below would jump while somebody writes in it. */}
      <span className={isBegun ? "translation-begun" : undefined}>
        {" · "}
        {t(isEmpty ? "translationStart.empty" : "translationStart.filled")}{" "}
        <a href={other}>{t(isEmpty ? "translationStart.fill" : "translationStart.clear")}</a>
      </span>
    </p>
  );
}
