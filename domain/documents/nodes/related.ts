import { Node } from "@tiptap/core";
import { element, type Family } from "./family.ts";
import { teachLine } from "./fence.ts";

const id = /^[\w-]{16}$/;

const Related = Node.create({
  name: "related",
  group: "section",
  atom: true,
  draggable: true,
  addAttributes: () => ({
    id: {
      default: null,
      parseHTML: (dom) => dom.getAttribute("data-related"),
      renderHTML: (attrs) => ({ "data-related": attrs.id }),
      validate: (value: unknown) => {
        if (typeof value !== "string" || !id.test(value)) throw new RangeError("id");
      },
    },
  }),
  parseHTML: () => [
    {
      tag: "aside[data-related]",
      getAttrs: (dom) => id.test(dom.getAttribute("data-related") ?? "") && null,
    },
  ],
  renderHTML: ({ HTMLAttributes }) => ["aside", HTMLAttributes],
});

/** A card that leads to another of our articles: known by its id, shown as it is now, gone while readers cannot see it. */
export const related: Family = {
  extensions: [Related],
  shown: {
    related: ({ attrs }, { linked, texts, address }) => {
      const article = linked.get(String(attrs?.id));
      if (!article) return [];
      const link = element("a", { href: address(article.path) }, [article.title]);
      return [
        element(
          "p",
          { class: "read-also" },
          texts ? [element("span", {}, [texts.readAlso]), " ", link] : [link],
        ),
      ];
    },
  },
  written: { related: ({ attrs }) => `::related(${attrs?.id})` },
  read: {
    related: ({ info }) =>
      id.test(info)
        ? { type: "related", attrs: { id: info } }
        : { type: "paragraph", content: [{ type: "text", text: `::related(${info})` }] },
  },
  teach: (tokenizer) => teachLine(tokenizer, "related"),
};
