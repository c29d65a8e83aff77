import { translator } from "#components/messages/translator.ts";
import { gateLanguage } from "../../gate-language.ts";

export default async function InvitationGone() {
  const t = translator(await gateLanguage(), "access");
  return (
    <main className="gate">
      <h1>{t("invitation.goneTitle")}</h1>
      <p>{t("invitation.goneText")}</p>
      <p className="gate-aside">
        <a href="/admin/login">{t("invitation.signIn")}</a>
      </p>
    </main>
  );
}
