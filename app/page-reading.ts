import { translator } from "#components/messages/translator.ts";
import { findLinkedArticles } from "#domain/articles/find-linked.ts";
import { linkedIds } from "#domain/documents/render.ts";
import type { Document } from "#domain/documents/schema.ts";

/** What a page of a language says around a document, and the articles that the document's cards lead to. */
export function pageReading(lang: string, body: Document) {
  const t = translator(lang, "document");
  return {
    lang,
    linked: findLinkedArticles(linkedIds(body)),
    texts: {
      notes: t("notes"),
      readAlso: t("readAlso"),
      backToText: (number: string) => t("backToText", { number }),
      loadFrom: (provider: string) => t("loadFrom", { provider }),
      loadHelp: (provider: string) => t("loadHelp", { provider }),
    },
  };
}
