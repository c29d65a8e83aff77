"use client";

import { useTranslations } from "use-intl";

export default function AdminError({ reset }: { error: Error; reset: () => void }) {
  const t = useTranslations("admin");
  return (
    <div className="notice" role="alert">
      <h1>{t("failed.title")}</h1>
      <p>{t("failed.text")}</p>
      <button type="button" className="button" onClick={reset}>
        {t("failed.again")}
      </button>
    </div>
  );
}
