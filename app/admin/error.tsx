"use client";

import { useTranslations } from "use-intl";

export default function AdminError({ reset }: { error: Error; reset: () => void }) {
  const t = useTranslations("admin");
  return (
    <main className="gate">
      <div role="alert">
        <h1>{t("failed.title")}</h1>
        <p>{t("failed.text")}</p>
      </div>
      <button type="button" className="button" onClick={reset}>
        {t("failed.again")}
      </button>
    </main>
  );
}
