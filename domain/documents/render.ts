import { createElement, type ReactNode } from "react";
import { escapeHtml } from "../escape-html.ts";
import { type Direction, directionOf } from "./direction.ts";
import {
  type Element,
  element,
  type LinkedArticle,
  type PageTexts,
  type Piece,
  type Reading,
  type ShownPicture,
} from "./nodes/family.ts";
import { type Pictured, picturesIn } from "./nodes/figures.ts";
import { shownMark } from "./nodes/marks.ts";
import { knownOf } from "./nodes/registry.ts";
import { runsOf } from "./runs.ts";
import type { Document } from "./schema.ts";
import { documentText } from "./words.ts";

// What readers get of a document, on a page and elsewhere. A node or mark of which no family says how it is shown throws.

const shownOf = knownOf("shown");

/** The ids of the articles whose cards stand in a document. */
export function linkedIds(document: Document): string[] {
  if (document.type === "related") return [String(document.attrs?.id)];
  return [...new Set((document.content ?? []).flatMap(linkedIds))];
}

/** The ids of the pictures that a document shows. */
export function pictureIds(document: Document): string[] {
  return [...new Set(picturesOf(document).map(({ mediaId }) => mediaId))];
}

/** All that a document shows of pictures, with the words that it has for them itself ("" for none). */
export function picturesOf(document: Document): Pictured[] {
  return [...picturesIn(document), ...(document.content ?? []).flatMap(picturesOf)];
}

/** What stands elsewhere and is looked up for a document, by id; what is not there is left out. */
type LookedUp = {
  linked?: ReadonlyMap<string, LinkedArticle>;
  pictures?: ReadonlyMap<string, ShownPicture>;
};

type PageReading = LookedUp & {
  lang: string;
  texts: PageTexts;
  /** Whether the page begins with the document: then a picture that stands first is fetched first. */
  isOnTop?: boolean;
  /** What stands above it in its element. */
  above?: ReactNode;
};

/** A stored document as React elements, for pages. Throws on a node or mark outside the allow-list. */
export function documentElements(
  document: Document,
  { isOnTop = false, above, texts, lang, ...lookedUp }: PageReading,
): ReactNode {
  const isFirst = (node: Document) => isOnTop && node === document.content?.[0];
  const address = (href: string) => href;
  const { pieces, notes } = readThrough(document, {
    ...lookedUp,
    lang,
    texts,
    isFirst,
    address,
    direction: undefined,
  });
  return createElement(
    "div",
    { className: "prose" },
    above,
    ...[...pieces, ...endnotes(notes, texts, lang)].map(toReact),
  );
}

type OutsideReading = LookedUp & { lang: string; direction: Direction; siteUrl: string };

/** A stored document as HTML, for feeds and mail: without ids and scripts, links of this site made absolute. Throws as above. */
export function documentHtml(document: Document, reading: OutsideReading): string {
  return piecesHtml(piecesOutside(document, reading));
}

/** The pieces that a document is outside the site; notes are numbered in brackets and stand at the end. */
export function piecesOutside(document: Document, { siteUrl, ...given }: OutsideReading): Piece[] {
  const address = (href: string) => (/^[/#]/.test(href) ? siteUrl + href : href);
  const { pieces, notes } = readThrough(document, {
    ...given,
    texts: undefined,
    isFirst: () => false,
    address,
  });
  if (notes.length === 0) return pieces;
  return [
    ...pieces,
    element("hr", {}),
    element(
      "ol",
      {},
      notes.map((note) => element("li", {}, note)),
    ),
  ];
}

type Given = LookedUp & Pick<Reading, "lang" | "direction" | "texts" | "isFirst" | "address">;

function readThrough(document: Document, given: Given): { pieces: Piece[]; notes: Piece[][] } {
  const notes: Piece[][] = [];
  const digits = new Intl.NumberFormat(given.lang, { useGrouping: false });
  const reading: Reading = {
    linked: new Map(),
    pictures: new Map(),
    ...given,
    blocks: (nodes) => (nodes ?? []).flatMap((node) => show(node, reading)),
    inline: (nodes) => inline(nodes ?? [], 0, reading),
    directionOf: (node) => directionOf(documentText(node)),
    note: (text) => {
      notes.push(text);
      return { number: digits.format(notes.length), at: notes.length };
    },
  };
  return { pieces: reading.blocks(document.content), notes };
}

function show(node: Document, reading: Reading): Piece[] {
  const shown = Object.hasOwn(shownOf, node.type) ? shownOf[node.type] : undefined;
  if (!shown) throw new Error(`nothing says how readers see a ${node.type}`);
  return shown(node, reading);
}

// Neighbours that share a mark stand in one element.
function inline(nodes: Document[], depth: number, reading: Reading): Piece[] {
  return runsOf(nodes, depth).flatMap(({ mark, nodes: held }) =>
    mark
      ? [shownMark(mark, inline(held, depth + 1, reading), reading)]
      : held.flatMap((node) => (node.text === undefined ? show(node, reading) : [node.text])),
  );
}

function endnotes(notes: Piece[][], texts: PageTexts, lang: string): Piece[] {
  if (notes.length === 0) return [];
  const digits = new Intl.NumberFormat(lang, { useGrouping: false });
  const items = notes.map((note, index) => {
    const at = index + 1;
    const label = texts.backToText(digits.format(at));
    const back = element("a", { href: `#note-mark-${at}`, role: "doc-backlink", "aria-label": label }, ["↩"]);
    const dir = directionOf(plainWords(note));
    return element("li", { id: `note-${at}`, ...(dir ? { dir } : {}) }, [...note, " ", back]);
  });
  return [
    element("section", { class: "notes", role: "doc-endnotes", "aria-label": texts.notes }, [
      element("ol", {}, items),
    ]),
  ];
}

function plainWords(pieces: Piece[]): string {
  return pieces.map((piece) => (typeof piece === "string" ? piece : plainWords(piece.children))).join("");
}

// Where React's name for an attribute is not HTML's.
const reactNames: Record<string, string> = {
  class: "className",
  tabindex: "tabIndex",
  fetchpriority: "fetchPriority",
  srcset: "srcSet",
};

function toReact(piece: Piece): ReactNode {
  if (typeof piece === "string") return piece;
  const properties = Object.fromEntries(
    Object.entries(piece.attributes).map(([name, value]) => [
      reactNames[name] ?? name,
      name === "hidden" ? true : value,
    ]),
  );
  return createElement(piece.tag, properties, ...piece.children.map(toReact));
}

const voidTags = new Set(["hr", "br", "img", "source"]);

/** Pieces as HTML. */
export function piecesHtml(pieces: Piece[]): string {
  return pieces.map(toHtml).join("");
}

function toHtml(piece: Piece): string {
  if (typeof piece === "string") return escapeHtml(piece);
  const written = Object.entries(piece.attributes)
    .map(([name, value]) => ` ${name}="${escapeHtml(String(value))}"`)
    .join("");
  const open = `<${piece.tag}${written}>`;
  return voidTags.has(piece.tag) ? open : `${open}${inside(piece)}</${piece.tag}>`;
}

const inside = ({ children }: Element) => piecesHtml(children);
