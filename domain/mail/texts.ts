import { createTranslator } from "use-intl/core";
import en from "./messages/en.json" with { type: "json" };
import fa from "./messages/fa.json" with { type: "json" };

const catalogues: Record<string, typeof en> = { en, fa };

/** The texts of mails in a language; a language without texts of its own gets English ones. */
export function mailTexts(lang: string) {
  return createTranslator<typeof en>({
    locale: lang,
    messages: catalogues[lang] ?? en,
    onError: (error) => {
      throw error;
    },
  });
}
