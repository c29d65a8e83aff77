import type { Element, Piece } from "./nodes/family.ts";
import { piecesOutside } from "./render.ts";
import type { Document } from "./schema.ts";

type LetterReading = Parameters<typeof piecesOutside>[1];

/**
 * A document as plain text, for letters: a blank line between blocks, lists and quotes by their signs, a link's address
 * after its words, a picture by what is to be seen in it, notes by number at the end.
 */
export function documentPlainText(document: Document, reading: LetterReading): string {
  const number = new Intl.NumberFormat(reading.lang, { useGrouping: false });
  return blocksOf(piecesOutside(document, reading), (at) => number.format(at)).join("\n\n");
}

const blockTags = new Set(
  "p h2 h3 ul ol li blockquote figure figcaption div table thead tbody tr hr section img picture".split(" "),
);

type Digits = (at: number) => string;

function blocksOf(pieces: Piece[], digits: Digits): string[] {
  const blocks: string[] = [];
  let line = "";
  const endLine = () => {
    if (line.trim() !== "") blocks.push(line.trim());
    line = "";
  };
  for (const piece of pieces) {
    if (typeof piece === "string" || !blockTags.has(piece.tag)) line += inlineOf(piece);
    else {
      endLine();
      blocks.push(...blockOf(piece, digits));
    }
  }
  endLine();
  return blocks;
}

function blockOf({ tag, children, attributes }: Element, digits: Digits): string[] {
  if (tag === "img") return attributes.alt ? [`[${attributes.alt}]`] : [];
  if (tag === "hr") return ["* * *"];
  if (tag === "ul") return [list(children, () => "• ", digits)];
  if (tag === "ol")
    return [list(children, (at) => `${digits(Number(attributes.start ?? 1) + at)}. `, digits)];
  if (tag === "blockquote") return [blocksOf(children, digits).join("\n\n").replace(/^/gm, "> ").trimEnd()];
  if (tag === "figcaption") return blocksOf(children, digits).map((text) => `— ${text}`);
  if (tag === "table") return [rows(children).join("\n")];
  return blocksOf(children, digits);
}

function list(items: Piece[], signAt: (at: number) => string, digits: Digits): string {
  return items
    .map((item, at) => {
      const sign = signAt(at);
      const text = typeof item === "string" ? item : blocksOf(item.children, digits).join("\n\n");
      return sign + text.replace(/\n(?!\n)/g, `\n${" ".repeat(sign.length)}`);
    })
    .join("\n");
}

function rows(pieces: Piece[]): string[] {
  return pieces.flatMap((piece) => {
    if (typeof piece === "string") return [];
    if (piece.tag !== "tr") return rows(piece.children);
    return [piece.children.map((cell) => inlineOf(cell).replaceAll("\n", " ")).join(" | ")];
  });
}

function inlineOf(piece: Piece): string {
  if (typeof piece === "string") return piece;
  if (piece.tag === "br") return "\n";
  const text = piece.children.map(inlineOf).join("");
  const href = piece.tag === "a" ? String(piece.attributes.href ?? "") : "";
  const address = href.replace(/^mailto:/, "");
  return address && address !== text ? `${text} (${address})` : text;
}
