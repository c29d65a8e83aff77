import { translator } from "#components/messages/translator.ts";
import { findLinkedArticles } from "#domain/articles/find-linked.ts";
import { linkedIds, pictureIds } from "#domain/documents/render.ts";
import type { Document } from "#domain/documents/schema.ts";
import { listPictures } from "#domain/media/list-pictures.ts";
import { pageTexts } from "./page-texts.ts";

/** What a page of a language says around a document, the articles that the document's cards lead to, and its pictures. */
export function pageReading(lang: string, body: Document) {
  const t = translator(lang, "document");
  return {
    lang,
    linked: findLinkedArticles(linkedIds(body)),
    pictures: listPictures(lang, pictureIds(body)),
    texts: pageTexts(t),
  };
}
