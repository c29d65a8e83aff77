import { renderJSONContentToString } from "@tiptap/static-renderer/json/html-string";
import { renderJSONContentToReactElement } from "@tiptap/static-renderer/json/react";
import { createElement, type ReactNode } from "react";
import { type Document, isSafeHref } from "./schema.ts";

// What readers get of a document. These tables are the allow-list: a node or mark that is not in them throws.

type Attributes = Record<string, string | number>;
type Piece = { tag: string; attributes: (attrs: Record<string, unknown>) => Attributes };

const directed = ({ dir }: Record<string, unknown>): Attributes =>
  dir === "rtl" || dir === "ltr" ? { dir } : {};
const plain = (): Attributes => ({});

const nodes: Record<string, Piece | ((attrs: Record<string, unknown>) => Piece)> = {
  paragraph: { tag: "p", attributes: directed },
  heading: (attrs) => ({ tag: attrs.level === 3 ? "h3" : "h2", attributes: directed }),
  blockquote: { tag: "blockquote", attributes: directed },
  bulletList: { tag: "ul", attributes: directed },
  orderedList: {
    tag: "ol",
    attributes: (attrs) => ({
      ...directed(attrs),
      ...(Number.isSafeInteger(attrs.start) && attrs.start !== 1 ? { start: attrs.start as number } : {}),
    }),
  },
  listItem: { tag: "li", attributes: plain },
  horizontalRule: { tag: "hr", attributes: plain },
  hardBreak: { tag: "br", attributes: plain },
};

const marks: Record<string, Piece> = {
  bold: { tag: "strong", attributes: plain },
  italic: { tag: "em", attributes: plain },
  link: { tag: "a", attributes: ({ href }): Attributes => (isSafeHref(href) ? { href } : {}) },
};

/** A stored document as React elements, for pages. Throws on a node or mark outside the allow-list. */
export function documentElements(document: Document): ReactNode {
  return toElements({ content: document });
}

/** A stored document as HTML, for feeds and mail; links of this site become absolute. Throws as above. */
export function documentHtml(document: Document, siteUrl: string): string {
  return toHtml({ content: withAbsoluteLinks(document, siteUrl) });
}

/** A document's words alone, a blank line between blocks. */
export function documentText(document: Document): string {
  const blocks: string[] = [];
  collectText(document, blocks);
  return blocks.join("\n\n");
}

const voidTags = new Set(["hr", "br"]);
const piece = (entry: (typeof nodes)[string], attrs: Record<string, unknown>) =>
  typeof entry === "function" ? entry(attrs) : entry;

const toElements = renderJSONContentToReactElement({
  nodeMapping: {
    doc: ({ children }) => createElement("div", { className: "prose" }, children),
    text: ({ node }) => node.text ?? "",
    ...Object.fromEntries(
      Object.entries(nodes).map(([name, entry]) => [
        name,
        ({ node, children }: { node: { attrs?: Record<string, unknown> }; children?: ReactNode }) => {
          const { tag, attributes } = piece(entry, node.attrs ?? {});
          return createElement(tag, attributes(node.attrs ?? {}), voidTags.has(tag) ? undefined : children);
        },
      ]),
    ),
  },
  markMapping: Object.fromEntries(
    Object.entries(marks).map(([name, { tag, attributes }]) => [
      name,
      ({ mark, children }: { mark: { attrs?: Record<string, unknown> }; children?: ReactNode }) =>
        createElement(tag, attributes(mark.attrs ?? {}), children),
    ]),
  ),
});

const toHtml = renderJSONContentToString({
  nodeMapping: {
    doc: ({ children }) => joined(children),
    text: ({ node }) => escapeHtml(node.text ?? ""),
    ...Object.fromEntries(
      Object.entries(nodes).map(([name, entry]) => [
        name,
        ({ node, children }: { node: { attrs?: Record<string, unknown> }; children?: string | string[] }) => {
          const { tag, attributes } = piece(entry, node.attrs ?? {});
          return element(tag, attributes(node.attrs ?? {}), children);
        },
      ]),
    ),
  },
  markMapping: Object.fromEntries(
    Object.entries(marks).map(([name, { tag, attributes }]) => [
      name,
      ({ mark, children }: { mark: { attrs?: Record<string, unknown> }; children?: string | string[] }) =>
        element(tag, attributes(mark.attrs ?? {}), children),
    ]),
  ),
});

function element(tag: string, attributes: Attributes, children: string | string[] | undefined): string {
  const written = Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${escapeHtml(String(value))}"`)
    .join("");
  return voidTags.has(tag) ? `<${tag}${written}>` : `<${tag}${written}>${joined(children)}</${tag}>`;
}

function joined(children: string | string[] | undefined): string {
  return Array.isArray(children) ? children.join("") : (children ?? "");
}

/** Escapes text for HTML and XML, in content and in quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
}

function withAbsoluteLinks(node: Document, siteUrl: string): Document {
  return {
    ...node,
    content: node.content?.map((child) => withAbsoluteLinks(child, siteUrl)),
    marks: node.marks?.map((mark) =>
      mark.type === "link" && String(mark.attrs?.href).startsWith("/")
        ? { ...mark, attrs: { ...mark.attrs, href: siteUrl + mark.attrs?.href } }
        : mark,
    ),
  };
}

const textBlocks = new Set(["paragraph", "heading"]);

function collectText(node: Document, blocks: string[]): void {
  if (textBlocks.has(node.type)) blocks.push(inlineText(node));
  else for (const child of node.content ?? []) collectText(child, blocks);
}

function inlineText(node: Document): string {
  if (node.type === "hardBreak") return "\n";
  return node.text ?? (node.content ?? []).map(inlineText).join("");
}
