import { notFound } from "next/navigation";
import { translator } from "#components/messages/translator.ts";
import { TokenForm } from "#components/site/token-form.tsx";
import { findSite } from "#domain/site/find-site.ts";
import { findUnsubscribing } from "#domain/subscribers/unsubscribe.ts";
import { formState } from "../../../../public-action.ts";
import { SitePage } from "../../../site-page.tsx";
import { unsubscribeAction } from "../../actions.ts";

type Props = PageProps<"/[lang]/newsletter/unsubscribe/[token]">;

/** Where a person lands who follows the link that mail programs send a POST to. */
export default async function UnsubscribePage({ params }: Props) {
  const { lang, token } = await params;
  const site = findSite(lang);
  if (!site) notFound();
  const t = translator(lang, "newsletter");
  const subscriber = findUnsubscribing(token, Date.now());
  const closed = subscriber ? t("unsubscribe.done") : t("deadLink");
  return (
    <SitePage lang={lang} site={site} head={{ title: t("unsubscribe.title"), isHidden: true }}>
      <div className="text">
        <h1>{t("unsubscribe.title")}</h1>
        <TokenForm
          name="unsubscribe"
          lang={lang}
          token={token}
          texts={{ button: t("unsubscribe.button"), loading: t("loading"), closed }}
          isOpen={subscriber?.isSubscribed ?? false}
          state={formState("unsubscribe")}
          action={unsubscribeAction}
        >
          <p>{t("unsubscribe.text")}</p>
        </TokenForm>
      </div>
    </SitePage>
  );
}
