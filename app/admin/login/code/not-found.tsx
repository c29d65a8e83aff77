import { translator } from "#components/messages/translator.ts";
import { gateLanguage } from "../../gate-language.ts";
import { signInPath } from "../../way-back.ts";

export default async function StepGone() {
  const t = translator(await gateLanguage(), "access");
  return (
    <main className="gate">
      <h1>{t("code.goneTitle")}</h1>
      <p>{t("code.goneText")}</p>
      <p className="gate-aside">
        <a href={signInPath()}>{t("invitation.signIn")}</a>
      </p>
    </main>
  );
}
