import { notFound } from "next/navigation";
import { translator } from "#components/messages/translator.ts";
import { AddressForm } from "#components/site/address-form.tsx";
import { TokenForm } from "#components/site/token-form.tsx";
import { findSite } from "#domain/site/find-site.ts";
import { listLanguages } from "#domain/site/languages.ts";
import { preferencesPath } from "#domain/site/paths.ts";
import { findPreferences } from "#domain/subscribers/preferences.ts";
import { formState } from "../../../../public-action.ts";
import { SitePage } from "../../../site-page.tsx";
import {
  askForNewAddressAction,
  chooseLanguageAction,
  forgetOneselfAction,
  unsubscribeAction,
} from "../../actions.ts";

type Props = PageProps<"/[lang]/newsletter/preferences/[token]">;

/** What a subscriber may do: change language and address, take their data along, leave, be forgotten. */
export default async function PreferencesPage({ params }: Props) {
  const { lang, token } = await params;
  const site = findSite(lang);
  if (!site) notFound();
  const t = translator(lang, "newsletter");
  const preferences = findPreferences(token, Date.now());
  const isOpen = preferences?.isSubscribed ?? false;
  const loading = t("loading");
  return (
    <SitePage lang={lang} site={site} head={{ title: t("preferences.title"), isHidden: true }}>
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
            state={formState("language")}
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
            state={formState("address")}
            action={askForNewAddressAction}
          />
        ) : null}
        {preferences ? (
          <section className="own-data">
            <h2>{t("data.title")}</h2>
            <p>{t("data.text")}</p>
            <a href={`${preferencesPath(lang, token)}/data`} download="newsletter.json">
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
          state={formState("unsubscribe")}
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
          state={formState("forget")}
          action={forgetOneselfAction}
        >
          <h2>{t("forget.title")}</h2>
          <p>{t("forget.text")}</p>
        </TokenForm>
      </div>
    </SitePage>
  );
}
