import { Node } from "@tiptap/core";
import { findEmbed, providers } from "../embeds.ts";
import type { Document } from "../schema.ts";
import { type Attributes, element, type Family, type Piece, plainLine, type Reading } from "./family.ts";
import { teachLine } from "./fence.ts";

const longestTitle = 300;

const Embed = Node.create({
  name: "embed",
  group: "section",
  atom: true,
  draggable: true,
  addAttributes: () => ({
    url: {
      default: null,
      parseHTML: (dom) => dom.getAttribute("data-embed"),
      renderHTML: (attrs) => ({ "data-embed": attrs.url }),
      validate: (value: unknown) => {
        if (typeof value !== "string" || !findEmbed(value)) throw new RangeError("url");
      },
    },
    title: {
      default: "",
      parseHTML: (dom) => dom.getAttribute("data-title") ?? "",
      renderHTML: (attrs) => ({ "data-title": attrs.title }),
      validate: (value: unknown) => {
        if (typeof value !== "string" || value.length > longestTitle) throw new RangeError("title");
      },
    },
  }),
  parseHTML: () => [
    {
      tag: "figure[data-embed]",
      getAttrs: (dom) => findEmbed(dom.getAttribute("data-embed") ?? "") !== undefined && null,
    },
  ],
  renderHTML: ({ HTMLAttributes }) => ["figure", HTMLAttributes],
});

/** A film, sound or chart from one of a few known providers: a link, and on a page a box that loads it when asked to. */
export const embed: Family = {
  extensions: [Embed],
  shown: {
    embed: (node, reading) => shownEmbed(node, reading),
  },
  words: { embed: ({ attrs }) => (attrs?.title ? [String(attrs.title)] : []) },
  written: {
    embed: ({ attrs }) => {
      const title = String(attrs?.title ?? "").replace(/[\\[\]&<*_`]/g, "\\$&");
      return `::embed[${title}](${attrs?.url})`;
    },
  },
  read: {
    embed: ({ content, info }) =>
      findEmbed(info)
        ? { type: "embed", attrs: { url: info, title: plainLine(content, longestTitle) } }
        : { type: "paragraph", content: [{ type: "text", text: `::embed(${info})` }] },
  },
  teach: (tokenizer) => teachLine(tokenizer, "embed"),
  settle: {
    embed: (node) => ({
      ...node,
      attrs: { ...node.attrs, title: plainLine(node.attrs?.title, longestTitle) },
    }),
  },
};

function shownEmbed({ attrs }: Document, { texts, address }: Reading): Piece[] {
  const url = String(attrs?.url);
  const found = findEmbed(url);
  if (!found) return [];
  const link = element("a", { href: address(url) }, [String(attrs?.title ?? "") || url]);
  const name = providers[found.provider].name;
  if (!texts) return [element("p", {}, [link, ` (${name})`])];
  return [
    element("figure", frameAttributes(found), [
      element("figcaption", {}, [link, " ", element("small", {}, [name])]),
      // Reader's script shows these; without it the link is all there is.
      element("button", { type: "button", hidden: "" }, [texts.loadFrom(name)]),
      element("small", { hidden: "" }, [texts.loadHelp(name)]),
    ]),
  ];
}

function frameAttributes({ provider, frame }: NonNullable<ReturnType<typeof findEmbed>>): Attributes {
  const { shape, needsOrigin } = providers[provider];
  return {
    class: "embed",
    "data-frame": frame,
    "data-shape": shape,
    ...(needsOrigin ? { "data-tells": "origin" } : {}),
  };
}
