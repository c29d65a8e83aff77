import type { translator } from "#components/messages/translator.ts";

/** What a page says around a document, from the texts of its language. */
export function pageTexts(t: ReturnType<typeof translator<"document">>) {
  return {
    notes: t("notes"),
    readAlso: t("readAlso"),
    enlarge: t("enlarge"),
    backToText: (number: string) => t("backToText", { number }),
    loadFrom: (provider: string) => t("loadFrom", { provider }),
    loadHelp: (provider: string) => t("loadHelp", { provider }),
  };
}
