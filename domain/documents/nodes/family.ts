import type { Extensions } from "@tiptap/core";
import type { MarkdownIt, Token } from "markdown-it";
import type { CaptionedPicture } from "../../media/list-pictures.ts";
import type { Document } from "../schema.ts";

/**
 * All that is known about nodes that belong together: what the schema says of them, what readers get, and how they are
 * written in Markdown. A new node is a new family, named in registry.ts; whatever is left out here throws at its first use.
 */
export type Family = {
  /** Their Tiptap extensions: schema, parsing of HTML, what typing does. */
  extensions: Extensions;
  /** Those of the nodes that may have a direction of their own (`dir`). */
  directed?: string[];
  /** What readers get of each node. */
  shown: Record<string, (node: Document, reading: Reading) => Piece[]>;
  /** The words of a node that are no text of its own or its children. */
  words?: Record<string, (node: Document) => string[]>;
  /** Each node as Markdown; a block's own `dir` is not its business. */
  written: Record<string, (node: Document, writing: Writing) => string>;
  /** Markdown's tokens (without "_open") as nodes. */
  read?: Record<string, (token: Token) => Document>;
  /** Teaches the tokenizer what CommonMark does not have. */
  teach?: (tokenizer: MarkdownIt) => void;
  /** Brings a node, its children being in order, to its normal form; undefined where nothing of it is to stay. */
  settle?: Record<string, (node: Document) => Document | undefined>;
};

/** A piece of what readers get: text, or an element with HTML's names for its attributes. */
export type Piece = string | Element;
export type Element = { tag: string; attributes: Attributes; children: Piece[] };
export type Attributes = Record<string, string | number>;

/** Where a document is shown, for the nodes of it. */
export type Reading = {
  /** On a page there are words around the text, ids and scripts; a feed or a letter has none. */
  texts: PageTexts | undefined;
  lang: string;
  /** The text's own direction, where no stylesheet tells start and end; on a page undefined. */
  direction: "ltr" | "rtl" | undefined;
  linked: ReadonlyMap<string, LinkedArticle>;
  pictures: ReadonlyMap<string, ShownPicture>;
  /** Whether a picture in this block is the first thing that a reader sees. */
  isFirst(node: Document): boolean;
  /** A link's address as it is to be written there. */
  address(href: string): string;
  blocks(nodes: Document[] | undefined): Piece[];
  inline(nodes: Document[] | undefined): Piece[];
  /** The direction that most of a node's letters have. */
  directionOf(node: Document): "ltr" | "rtl" | undefined;
  /** Takes a note's text to the end of the document and gives its number, in digits of the language. */
  note(text: Piece[]): { number: string; at: number };
};

/** An article that another one's text points to by its id, as it is now. */
export type LinkedArticle = { title: string; path: string };

/** A picture that a text names by its id, as it is now. */
export type ShownPicture = Omit<CaptionedPicture, "id">;

/** What a page says around the text itself. */
export type PageTexts = {
  notes: string;
  backToText: (number: string) => string;
  readAlso: string;
  /** Names a link to a picture that has no words of its own. */
  enlarge: string;
  loadFrom: (provider: string) => string;
  loadHelp: (provider: string) => string;
};

/** A document on its way to Markdown. */
export type Writing = {
  blocks(nodes: Document[] | undefined): string;
  /** Inline content; on one line where the block is a line. */
  inline(nodes: Document[] | undefined, form?: "block" | "line" | "cell"): string;
  /** Whether a list stands right after one of its kind, from which its markers must differ. */
  isAlternate: boolean;
  /** Takes a note's text to the end and gives its label. */
  note(text: string): string;
};

/** An element of a page, as a piece. */
export function element(tag: string, attributes: Attributes, children: Piece[] = []): Element {
  return { tag, attributes, children };
}

/** A block's own direction, as an attribute. */
export function directionOfBlock({ attrs }: Document): Attributes {
  return attrs?.dir === "rtl" || attrs?.dir === "ltr" ? { dir: attrs.dir } : {};
}

/** What was typed as one line without control characters, cut to a length. */
export function plainLine(text: unknown, most: number): string {
  return String(text ?? "")
    .toWellFormed()
    .replace(/[\s\u0000-\u001f\u007f]+/g, " ")
    .trim()
    .slice(0, most)
    .trim();
}
