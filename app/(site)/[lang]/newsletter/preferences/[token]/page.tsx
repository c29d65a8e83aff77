import type { Metadata } from "next";
import { translator } from "#components/messages/translator.ts";
import { TokenForm } from "#components/site/token-form.tsx";
import { listLanguages } from "#domain/site/languages.ts";
import { findPreferences } from "#domain/subscribers/preferences.ts";
import { SitePage } from "../../../site-page.tsx";
import { chooseLanguageAction, unsubscribeAction } from "../../actions.ts";

type Props = PageProps<"/[lang]/newsletter/preferences/[token]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await params;
  return { title: translator(lang, "newsletter")("preferences.title"), robots: { index: false } };
}

/** What a subscriber may change: the language of the mails, and whether they come at all. */
export default async function PreferencesPage({ params }: Props) {
  const { lang, token } = await params;
  const t = translator(lang, "newsletter");
  const preferences = findPreferences(token, Date.now());
  const isOpen = preferences?.isSubscribed ?? false;
  const closed = preferences ? t("preferences.ended") : t("deadLink");
  return (
    <SitePage lang={lang}>
      <div className="text">
        <h1>{t("preferences.title")}</h1>
        {isOpen ? (
          <TokenForm
            name="language"
            lang={lang}
            token={token}
            texts={{ button: t("preferences.save"), loading: t("loading"), closed }}
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
        <TokenForm
          name="unsubscribe"
          lang={lang}
          token={token}
          texts={{ button: t("unsubscribe.button"), loading: t("loading"), closed }}
          isOpen={isOpen}
          action={unsubscribeAction}
        >
          <p>{t("unsubscribe.text")}</p>
        </TokenForm>
      </div>
    </SitePage>
  );
}
