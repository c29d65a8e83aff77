import type { NodeViewRenderer } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import type { useTranslations } from "use-intl";
import { findEmbed, providers } from "#domain/documents/embeds.ts";
import { findChoice } from "./editor-choices.ts";
import { interfaceLanguage } from "./interface-language.ts";

export type Texts = ReturnType<typeof useTranslations<"editor">>;

/** How the editor shows what is no plain text: a note by its number, a frame and a card as boxes of which nothing is loaded. */
export function editorNodeViews(t: Texts): Record<string, NodeViewRenderer> {
  return {
    footnote: view("sup", "note-mark", (dom, node) => {
      dom.setAttribute("aria-label", t("note.mark"));
      dom.title = node.textContent;
      dom.replaceChildren(seat());
    }),
    embed: view("figure", "embed", (dom, { attrs }) => {
      const found = findEmbed(attrs.url);
      const provider = found ? providers[found.provider].name : "";
      dom.replaceChildren(
        holding("strong", attrs.title || attrs.url),
        saying("small", t("embed.box", { provider })),
      );
    }),
    related: view("p", "read-also", (dom, { attrs }) => showCard(dom, attrs.id, t)),
  };
}

function view(
  tag: string,
  className: string,
  show: (dom: HTMLElement, node: Node) => void,
): NodeViewRenderer {
  return ({ node: given }) => {
    const dom = document.createElement(tag);
    dom.className = className;
    show(dom, given);
    return {
      dom,
      update(node) {
        if (node.type !== given.type) return false;
        show(dom, node);
        return true;
      },
      ignoreMutation: () => true,
    };
  };
}

// The number is the style sheet's: where nothing else stood, Chromium would take the caret behind it for one before it, and what
// an input method composes there would begin twice. ProseMirror's own way to seat a caret.
function seat(): HTMLElement {
  return Object.assign(document.createElement("img"), { className: "ProseMirror-separator", alt: "" });
}

function showCard(dom: HTMLElement, id: string, t: Texts): void {
  const title = holding("strong", "…");
  const hint = saying("small", "");
  dom.replaceChildren(saying("span", t("related.readAlso")), title, hint);
  findChoice(id).then(
    (article) => {
      if (article) title.textContent = article.title;
      else title.replaceWith(saying("strong", t("related.gone")));
      hint.textContent = article && article.status !== "published" ? t("related.hidden") : "";
    },
    () => {
      title.replaceWith(saying("strong", t("articles.failed")));
    },
  );
}

function saying(tag: string, text: string): HTMLElement {
  return Object.assign(holding(tag, text), interfaceLanguage());
}

function holding(tag: string, text: string): HTMLElement {
  const element = document.createElement(tag);
  element.textContent = text;
  return element;
}
