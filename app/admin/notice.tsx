import { translator } from "#components/messages/translator.ts";
import { gateLanguage } from "./gate-language.ts";

/** What a page holds that only says what happened: missing, or not allowed. */
export async function Notice({ kind }: { kind: "notFound" | "forbidden" }) {
  const t = translator(await gateLanguage(), "admin");
  return (
    <div className="gate">
      <h1>{t(`${kind}.title`)}</h1>
      <p>{t(`${kind}.text`)}</p>
      <p>
        <a href="/admin/articles" className="action-link">
          {t("backToDesk")}
        </a>
      </p>
    </div>
  );
}
