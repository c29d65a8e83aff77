import { translator } from "#components/messages/translator.ts";
import { gateLanguage } from "../../gate-language.ts";

export default async function ResetGone() {
  const t = translator(await gateLanguage(), "access");
  return (
    <main className="gate">
      <h1>{t("reset.goneTitle")}</h1>
      <p>{t("reset.goneText")}</p>
      <p className="gate-aside">
        <a href="/admin/reset">{t("reset.again")}</a>
      </p>
    </main>
  );
}
