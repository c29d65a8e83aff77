import type { LinkedArticle } from "../documents/nodes/family.ts";
import { documentPlainText } from "../documents/plain-text.ts";
import type { Document } from "../documents/schema.ts";
import { documentText } from "../documents/words.ts";

/** The language of the text's digits, and the articles that its cards lead to, by id. */
export type TextReading = { lang: string; linked: ReadonlyMap<string, LinkedArticle> };

/**
 * A block as a comparison shows it: all that readers get of it but its pictures and its look, as text. A note stands in
 * brackets where its number is, so that it is seen when it moves.
 */
export function shownText(block: Document | undefined, { lang, linked }: TextReading): string {
  if (!block) return "";
  const content = spelled(block, linked);
  return documentPlainText({ type: "doc", content }, { lang, linked, direction: "ltr", siteUrl: "" });
}

function spelled(node: Document, linked: TextReading["linked"]): Document[] {
  const content = (node.content ?? []).flatMap((child) => spelled(child, linked));
  if (node.type === "footnote") return [textOf(" ["), ...content, textOf("]")];
  if (node.type === "figure" || node.type === "gallery")
    return [paragraphOf(documentText({ type: "doc", content: [node] }))];
  const isUnknown = node.type === "related" && !linked.has(String(node.attrs?.id));
  if (isUnknown) return [paragraphOf(`::related(${node.attrs?.id})`)];
  return [node.content ? { ...node, content } : node];
}

const textOf = (text: string): Document => ({ type: "text", text });
const paragraphOf = (text: string): Document => ({ type: "paragraph", content: [textOf(text)] });
