import { notFound } from "next/navigation";
import { translator } from "#components/messages/translator.ts";
import { TokenForm } from "#components/site/token-form.tsx";
import { findSite } from "#domain/site/find-site.ts";
import { canConfirmNewAddress } from "#domain/subscribers/change-address.ts";
import { canConfirm } from "#domain/subscribers/confirm.ts";
import { formState } from "../../../../public-action.ts";
import { SitePage } from "../../../site-page.tsx";
import { confirmAction } from "../../actions.ts";

type Props = PageProps<"/[lang]/newsletter/confirm/[token]">;

/** Where the mailed question leads: the button answers it. */
export default async function ConfirmPage({ params }: Props) {
  const { lang, token } = await params;
  const site = findSite(lang);
  if (!site) notFound();
  const t = translator(lang, "newsletter");
  const now = Date.now();
  const isChange = canConfirmNewAddress(token, now);
  return (
    <SitePage lang={lang} site={site} head={{ title: t("confirm.title"), isHidden: true }}>
      <div className="text">
        <h1>{t("confirm.title")}</h1>
        <TokenForm
          name="confirm"
          lang={lang}
          token={token}
          texts={{
            button: t(isChange ? "address.confirm" : "confirm.button"),
            loading: t("loading"),
            closed: t("deadLink"),
          }}
          isOpen={isChange || canConfirm(token, now)}
          state={formState("confirm")}
          action={confirmAction}
        >
          <p>{t(isChange ? "address.text" : "confirm.text")}</p>
        </TokenForm>
      </div>
    </SitePage>
  );
}
