import type { Mark } from "@tiptap/pm/model";
import { Parser } from "htmlparser2";
import { Invalid } from "../errors.ts";
import { type Direction, withDirections } from "./direction.ts";
import { saidSide } from "./html-alignment.ts";
import { bringNotesHome } from "./html-notes.ts";
import { type ReadCell, type ReadRow, spanOf, tableOrBlocks } from "./html-tables.ts";
import { isSafeHref } from "./safe-href.ts";
import { checkDocument, type Document, documentSchema, emptyDocument } from "./schema.ts";

const headings: Record<string, number> = { h1: 2, h2: 2, h3: 3, h4: 3, h5: 3, h6: 3 };
const containers: Record<string, string> = {
  blockquote: "blockquote",
  ul: "bulletList",
  ol: "orderedList",
  li: "listItem",
};
const marks: Record<string, string> = {
  strong: "bold",
  b: "bold",
  em: "italic",
  i: "italic",
  s: "strike",
  del: "strike",
  code: "code",
  sup: "superscript",
  sub: "subscript",
};
// What these hold is not text for readers.
const unread = new Set(
  "script style template noscript iframe object svg math head title textarea select button".split(" "),
);
// These end a paragraph, but are nothing in a document.
const breaking = new Set(
  "div section article main aside header footer nav figure figcaption caption dl dt dd pre address details summary form".split(
    " ",
  ),
);
const tableTags = new Set("table tr td th".split(" "));
const inlineTags = new Set(["a", "span", ...Object.keys(marks)]);
const deepest = 20;

/**
 * HTML from elsewhere to a checked document: paragraphs, headings, quotes, lists, tables, notes, dividers, line breaks, marks
 * and safe links; a table's columns as they are aligned. Of any other element the text stays, and of a table within a list or a
 * quote as well; scripts and styles go whole. Blocks get a `dir` where theirs differs from the text's own direction. Throws
 * Invalid on field "body".
 */
export function documentFromHtml(html: string, direction: Direction = "ltr"): Document {
  if (html.length > 1_000_000) throw new Invalid({ body: "tooLong" });
  return withDirections(checkDocument(readBlocks(bringNotesHome(html), direction)), direction);
}

type Block = Document & { content: Document[] };

function readBlocks(html: string, direction: Direction): Document {
  const path: Block[] = [{ type: "doc", content: [] }];
  let block: Block | undefined;
  let inline: { tag: string; mark: Mark | undefined }[] = [];
  let currentMarks: Document["marks"] = [];
  let unreadDepth = 0;
  let tableDepth = 0;
  let noteDepth = 0;
  let note: Block | undefined;

  function openBlock(type: string, attrs?: Record<string, unknown>): Block {
    closeBlock();
    block = { type, attrs, content: [] };
    return block;
  }

  function closeBlock(): void {
    if (block && trimEnd(block.content)) home().push(block);
    block = undefined;
  }

  // Where a block goes: a list takes items only, and what stands between a table's cells goes before the table.
  function home(): Document[] {
    const top = path.findLast(({ type }) => type !== "table" && type !== "tableRow") as Block;
    if (top.type !== "bulletList" && top.type !== "orderedList") return top.content;
    const item = (top.content.at(-1) ?? { type: "listItem", content: [] }) as Block;
    if (top.content.length === 0) top.content.push(item);
    return item.content;
  }

  function openContainer(type: string, attrs?: Record<string, unknown>): void {
    if (path.length > deepest) throw new Invalid({ body: "badDocument" });
    closeBlock();
    // Between a table's cells there is no room for one.
    const isMisplaced = /^table(?:Row)?$/.test(path.at(-1)?.type ?? "") && !type.startsWith("table");
    if (!isMisplaced) path.push({ type, attrs, content: [] });
  }

  function closeContainer(type: string): void {
    closeBlock();
    if (path.findLastIndex((each) => each.type === type) < 1) return;
    let closed: Block | undefined;
    while (closed?.type !== type) {
      closed = path.pop() as Block;
      if (/^table/.test(closed.type)) closeTablePart(closed);
      else if (closed.type === "listItem" || closed.content.length > 0) {
        (closed.type === "listItem" ? (path.at(-1) as Block).content : home()).push(closed);
      }
    }
  }

  function closeTablePart(part: Block): void {
    if (part.type === "table") {
      const dir = directionAttribute(part.attrs ?? {});
      home().push(...tableOrBlocks(part.content as ReadRow[], { dir, direction }));
    } else (path.at(-1) as Block).content.push(part);
  }

  // Only a table that stands by itself is one; within a list, a quote or another table its cells are paragraphs.
  function openTablePart(tag: string, attributes: Record<string, string>): void {
    closeBlock();
    if (tag === "table") {
      tableDepth += 1;
      if (tableDepth === 1 && path.length === 1)
        openContainer("table", { dir: directionAttribute(attributes) });
    }
    if (tableDepth !== 1 || path[1]?.type !== "table") return;
    if (tag === "tr") {
      closeContainer("tableRow");
      openContainer("tableRow");
    } else if (tag === "td" || tag === "th") {
      closeContainer("tableCell");
      if (path.length === 2) openContainer("tableRow");
      openContainer("tableCell");
      const cell = path.at(-1) as ReadCell;
      Object.assign(cell, { across: spanOf(attributes.colspan), down: spanOf(attributes.rowspan) });
      sayOfCell(cell, attributes);
    }
  }

  // A cell's paragraphs say it for the cell as well.
  function sayOfCell(cell: ReadCell, attributes: Record<string, string>): void {
    cell.side = saidSide(attributes) ?? cell.side;
    cell.dir = directionAttribute(attributes) ?? cell.dir;
  }

  function closeTable(tag: string): void {
    closeBlock();
    if (tag === "table") tableDepth = Math.max(0, tableDepth - 1);
    if (tag === "table" && tableDepth === 0) closeContainer("table");
  }

  function openNote(): void {
    block ??= openBlock("paragraph");
    note = { type: "footnote", content: [] };
    noteDepth = 1;
  }

  function closeNote(): void {
    if (note && block && trimEnd(note.content)) block.content.push(note);
    note = undefined;
    noteDepth = 0;
  }

  function setMarks(next: typeof inline): void {
    inline = next;
    const set = inline.reduce<readonly Mark[]>((all, { mark }) => mark?.addToSet(all) ?? all, []);
    currentMarks = set.map((mark) => mark.toJSON());
  }

  function addText(text: string): void {
    let shown = text.replace(/[ \t\n\r\f]+/g, " ");
    const last = (note ?? block)?.content.at(-1);
    if (!last || last.type === "hardBreak" || last.text?.endsWith(" ")) shown = shown.replace(/^ /, "");
    if (shown === "") return;
    block ??= openBlock("paragraph");
    if (last?.text && last.marks === currentMarks) last.text += shown;
    else (note ?? block).content.push({ type: "text", text: shown, marks: currentMarks });
  }

  function open(tag: string, attributes: Record<string, string>): void {
    if (unread.has(tag)) unreadDepth += 1;
    if (unreadDepth > 0) return;
    if (note && !inlineTags.has(tag)) addText(" ");
    else openShown(tag, attributes);
  }

  function openShown(tag: string, attributes: Record<string, string>): void {
    const dir = directionAttribute(attributes);
    const container = containers[tag];
    const mark = marks[tag];
    if ((tag === "p" || tag === "div") && path.at(-1)?.type === "tableCell")
      sayOfCell(path.at(-1) as ReadCell, attributes);
    if (tag === "p") openBlock("paragraph", { dir });
    else if (headings[tag]) openBlock("heading", { dir, level: headings[tag] });
    else if (container === "listItem") openListItem();
    else if (container === "orderedList") openContainer(container, { dir, start: startOf(attributes) });
    else if (container) openContainer(container, { dir });
    else if (tag === "hr") {
      closeBlock();
      home().push({ type: "horizontalRule" });
    } else if (tag === "br") block?.content.push({ type: "hardBreak" });
    else if (tag === "a") {
      const { href } = attributes;
      const link = isSafeHref(href) ? documentSchema.mark("link", { href }) : undefined;
      setMarks([...inline, { tag, mark: link }]);
    } else if (mark) setMarks([...inline, { tag, mark: documentSchema.mark(mark) }]);
    else if (tag === "span" && note) noteDepth += 1;
    else if (tag === "span" && attributes["data-footnote"] !== undefined) openNote();
    else if (tableTags.has(tag)) openTablePart(tag, attributes);
    else if (breaking.has(tag)) closeBlock();
  }

  // An item outside a list is text like any other.
  function openListItem(): void {
    closeBlock();
    if (/List$/.test(path.at(-1)?.type ?? "")) openContainer("listItem");
  }

  function close(tag: string): void {
    if (unread.has(tag)) unreadDepth -= 1;
    if (unreadDepth > 0) return;
    if (note && !inlineTags.has(tag)) return;
    const container = containers[tag];
    if (container) closeContainer(container);
    else if (tag === "span" && note) {
      noteDepth -= 1;
      if (noteDepth === 0) closeNote();
    } else if (tableTags.has(tag)) closeTable(tag);
    else if (tag === "a" || marks[tag]) {
      const at = inline.findLastIndex((each) => each.tag === tag);
      setMarks(inline.filter((_, i) => i !== at));
    } else if (tag === "p" || headings[tag] || breaking.has(tag)) closeBlock();
  }

  const parser = new Parser({
    onopentag: open,
    onclosetag: close,
    ontext: (text) => unreadDepth === 0 && addText(text),
  });
  parser.end(html);
  closeNote();
  closeBlock();
  while (path.length > 1) closeContainer((path.at(-1) as Block).type);
  const [doc] = path as [Block];
  return doc.content.length > 0 ? { type: "doc", content: doc.content.map(wellFormed) } : emptyDocument;
}

const directionAttribute = ({ dir }: Record<string, unknown>): Direction | null =>
  dir === "ltr" || dir === "rtl" ? dir : null;

const startOf = ({ start }: Record<string, string>): number =>
  /^\d{1,6}$/.test(start ?? "") ? Number(start) : 1;

/** Takes white space and line breaks from the end; says whether anything is left. */
function trimEnd(content: Document[]): boolean {
  for (let last = content.at(-1); last; last = content.at(-1)) {
    if (last.text) last.text = last.text.trimEnd();
    if (last.text || last.type === "footnote") return true;
    content.pop();
  }
  return false;
}

// The schema wants a paragraph first in every list item.
function wellFormed(node: Document): Document {
  if (node.type !== "listItem")
    return node.content ? { ...node, content: node.content.map(wellFormed) } : node;
  const content = (node.content ?? []).map((child) =>
    child.type === "heading"
      ? { ...child, type: "paragraph", attrs: { dir: child.attrs?.dir } }
      : wellFormed(child),
  );
  return {
    ...node,
    content: content[0]?.type === "paragraph" ? content : [{ type: "paragraph" }, ...content],
  };
}
