import type { Metadata } from "next";
import { translator } from "#components/messages/translator.ts";
import { AddressForm } from "#components/site/address-form.tsx";
import { TokenForm } from "#components/site/token-form.tsx";
import { findPreferences } from "#domain/subscribers/preferences.ts";
import { listLanguages } from "../../../../once.ts";
import { SitePage } from "../../../site-page.tsx";
import {
  askForNewAddressAction,
  chooseLanguageAction,
  forgetOneselfAction,
  unsubscribeAction,
} from "../../actions.ts";

type Props = PageProps<"/[lang]/newsletter/preferences/[token]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await params;
  return { title: translator(lang, "newsletter")("preferences.title"), robots: { index: false } };
}

/** What a subscriber may do: change language and address, take their data along, leave, be forgotten. */
export default async function PreferencesPage({ params }: Props) {
  const { lang, token } = await params;
  const t = translator(lang, "newsletter");
  const preferences = findPreferences(token, Date.now());
  const isOpen = preferences?.isSubscribed ?? false;
  const loading = t("loading");
  return (
    <SitePage lang={lang}>
      <div className="text">
        <h1>{t("preferences.title")}</h1>
        {isOpen ? (
          <p className="token-address">
            {t.rich("preferences.current", { address: () => <bdi>{preferences?.address}</bdi> })}
          </p>
        ) : null}
        {isOpen ? (
          <TokenForm
            name="language"
            lang={lang}
            token={token}
            texts={{ button: t("preferences.save"), loading, closed: "" }}
            isOpen
            action={chooseLanguageAction}
          >
            <fieldset>
              <legend>{t("preferences.language")}</legend>
              {listLanguages().map(({ code, name }) => (
                <label key={code}>
                  <input
                    type="radio"
                    name="mailLang"
                    value={code}
                    defaultChecked={code === preferences?.lang}
                  />
                  <bdi lang={code}>{name}</bdi>
                </label>
              ))}
            </fieldset>
          </TokenForm>
        ) : null}
        {isOpen ? (
          <AddressForm
            lang={lang}
            token={token}
            texts={{
              title: t("address.title"),
              text: t("address.change"),
              email: t("address.email"),
              button: t("address.button"),
              loading,
            }}
            action={askForNewAddressAction}
          />
        ) : null}
        {preferences ? (
          <section className="own-data">
            <h2>{t("data.title")}</h2>
            <p>{t("data.text")}</p>
            <a href={`/${lang}/newsletter/preferences/${token}/data`} download="newsletter.json">
              {t("data.download")}
            </a>
          </section>
        ) : null}
        <TokenForm
          name="unsubscribe"
          lang={lang}
          token={token}
          texts={{
            button: t("unsubscribe.button"),
            loading,
            closed: preferences ? t("preferences.ended") : "",
          }}
          isOpen={isOpen}
          action={unsubscribeAction}
        >
          <h2>{t("unsubscribe.title")}</h2>
          <p>{t("unsubscribe.text")}</p>
        </TokenForm>
        <TokenForm
          name="forget"
          lang={lang}
          token={token}
          texts={{ button: t("forget.button"), loading, closed: t("deadLink") }}
          isOpen={preferences !== undefined}
          action={forgetOneselfAction}
        >
          <h2>{t("forget.title")}</h2>
          <p>{t("forget.text")}</p>
        </TokenForm>
      </div>
    </SitePage>
  );
}
