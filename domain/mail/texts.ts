import { createTranslator } from "use-intl/core";
import en from "./messages/en.json" with { type: "json" };
import fa from "./messages/fa.json" with { type: "json" };
import staffEn from "./messages/staff.en.json" with { type: "json" };
import staffFa from "./messages/staff.fa.json" with { type: "json" };

/** The texts of mails to subscribers in a language; a language without texts of its own gets English ones. */
export function mailTexts(lang: string) {
  return createTranslator<typeof en>(optionsOf(lang, { en, fa }));
}

/** As mailTexts, of mails to staff. */
export function staffMailTexts(lang: string) {
  return createTranslator<typeof staffEn>(optionsOf(lang, { en: staffEn, fa: staffFa }));
}

export type StaffTexts = typeof staffEn;

function optionsOf<Texts>(lang: string, catalogues: { en: Texts } & Record<string, Texts>) {
  return {
    locale: lang,
    messages: catalogues[lang] ?? catalogues.en,
    onError: (error: Error) => {
      throw error;
    },
  };
}
