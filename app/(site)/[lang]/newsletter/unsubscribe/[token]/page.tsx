import type { Metadata } from "next";
import { translator } from "#components/messages/translator.ts";
import { TokenForm } from "#components/site/token-form.tsx";
import { findUnsubscribing } from "#domain/subscribers/unsubscribe.ts";
import { SitePage } from "../../../site-page.tsx";
import { unsubscribeAction } from "../../actions.ts";

type Props = PageProps<"/[lang]/newsletter/unsubscribe/[token]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await params;
  return { title: translator(lang, "newsletter")("unsubscribe.title"), robots: { index: false } };
}

/** Where a person lands who follows the link that mail programs send a POST to. */
export default async function UnsubscribePage({ params }: Props) {
  const { lang, token } = await params;
  const t = translator(lang, "newsletter");
  const subscriber = findUnsubscribing(token, Date.now());
  const closed = subscriber ? t("unsubscribe.done") : t("deadLink");
  return (
    <SitePage lang={lang}>
      <div className="text">
        <h1>{t("unsubscribe.title")}</h1>
        <TokenForm
          name="unsubscribe"
          lang={lang}
          token={token}
          texts={{ button: t("unsubscribe.button"), loading: t("loading"), closed }}
          isOpen={subscriber?.isSubscribed ?? false}
          action={unsubscribeAction}
        >
          <p>{t("unsubscribe.text")}</p>
        </TokenForm>
      </div>
    </SitePage>
  );
}
