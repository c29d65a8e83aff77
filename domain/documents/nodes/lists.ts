import { Extension, wrappingInputRule } from "@tiptap/core";
import type { Document } from "../schema.ts";
import { directionOfBlock, element, type Family, type Writing } from "./family.ts";

// "1. " begins a list in Tiptap's own way; a Persian keyboard has other digits, and Persian other signs after them.
const PersianNumbers = Extension.create({
  name: "persianNumbers",
  addInputRules() {
    const { orderedList } = this.editor.schema.nodes;
    if (!orderedList) return [];
    const getAttributes = ([, digits = ""]: RegExpMatchArray) => ({ start: numberOf(digits) });
    return [wrappingInputRule({ find: /^([۰-۹]{1,3})[.)-]\s$/, type: orderedList, getAttributes })];
  },
});

const numberOf = (digits: string) => Number([...digits].map((digit) => "۰۱۲۳۴۵۶۷۸۹".indexOf(digit)).join(""));

/** Lists; their nodes come with text.ts. An item begins with a paragraph. */
export const lists: Family = {
  extensions: [PersianNumbers],
  directed: ["bulletList", "orderedList"],
  shown: {
    bulletList: (node, reading) => [element("ul", directionOfBlock(node), reading.blocks(node.content))],
    orderedList: (node, reading) => {
      const start = startOf(node);
      return [
        element(
          "ol",
          { ...directionOfBlock(node), ...(start === 1 ? {} : { start }) },
          reading.blocks(node.content),
        ),
      ];
    },
    listItem: (node, reading) => [element("li", {}, reading.blocks(node.content))],
  },
  written: {
    bulletList: (node, writing) => items(node, writing, () => (writing.isAlternate ? "*" : "-")),
    orderedList: (node, writing) =>
      items(node, writing, (at) => `${startOf(node) + at}${writing.isAlternate ? ")" : "."}`),
    listItem: (node, writing) => writing.blocks(node.content),
  },
  read: {
    bullet_list: () => ({ type: "bulletList", content: [] }),
    ordered_list: (token) => ({
      type: "orderedList",
      attrs: { start: Number(token.attrGet("start") ?? 1) },
      content: [],
    }),
    list_item: () => ({ type: "listItem", content: [] }),
  },
  settle: { bulletList: withItems, orderedList: withItems, listItem: withFirstParagraph },
};

function startOf({ attrs }: Document): number {
  return Number.isSafeInteger(attrs?.start) && Number(attrs?.start) >= 0 ? Number(attrs?.start) : 1;
}

function withItems(node: Document): Document | undefined {
  return node.content ? node : undefined;
}

function withFirstParagraph(node: Document): Document | undefined {
  const { content } = node;
  if (!content) return undefined;
  return content[0]?.type === "paragraph" ? node : { ...node, content: [{ type: "paragraph" }, ...content] };
}

function items(list: Document, writing: Writing, markerAt: (at: number) => string): string {
  const written = (list.content ?? []).map((item, at) => {
    const marker = markerAt(at);
    const indent = " ".repeat(marker.length + 1);
    const lines = writing.blocks([item]).replace(/\n(?!\n)/g, `\n${indent}`);
    return `${marker} ${lines}`.trimEnd();
  });
  const isTight = (list.content ?? []).every((item) => item.content?.length === 1);
  return written.join(isTight ? "\n" : "\n\n");
}
