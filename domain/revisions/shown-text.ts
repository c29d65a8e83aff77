import type { LinkedArticle } from "../documents/nodes/family.ts";
import { documentPlainText } from "../documents/plain-text.ts";
import type { Document } from "../documents/schema.ts";
import { documentText } from "../documents/words.ts";

export type TextReading = {
  /** The language of the text's digits. */
  lang: string;
  /** The articles that its cards lead to, by id. */
  linked: ReadonlyMap<string, LinkedArticle>;
  /** What is said of a card whose article is gone; its Markdown where nothing is. */
  goneCard?: string;
  /** The pictures that are gone, by id. */
  gonePictures?: ReadonlySet<string>;
};

/**
 * A block as a comparison shows it: all that readers get of it but its pictures and its look, as text. A note stands in
 * brackets where its number is, so that it is seen when it moves.
 */
export function shownText(block: Document | undefined, reading: TextReading): string {
  if (!block) return "";
  const { lang, linked } = reading;
  const content = spelled(block, reading);
  return documentPlainText({ type: "doc", content }, { lang, linked, direction: "ltr", siteUrl: "" });
}

function spelled(node: Document, reading: TextReading): Document[] {
  const content = (node.content ?? []).flatMap((child) => spelled(child, reading));
  if (node.type === "footnote") return [textOf(" ["), ...content, textOf("]")];
  if (node.type === "figure" || node.type === "gallery")
    return [paragraphOf(documentText({ type: "doc", content: [node] }))];
  const isUnknown = node.type === "related" && !reading.linked.has(String(node.attrs?.id));
  if (isUnknown) return [paragraphOf(reading.goneCard ?? `::related(${node.attrs?.id})`)];
  return [node.content ? { ...node, content } : node];
}

const textOf = (text: string): Document => ({ type: "text", text });
const paragraphOf = (text: string): Document => ({ type: "paragraph", content: [textOf(text)] });
