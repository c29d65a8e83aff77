import type { Mark } from "@tiptap/pm/model";
import { Invalid } from "../errors.ts";
import type { Direction } from "./direction.ts";
import { saidSide } from "./html-alignment.ts";
import { type ReadCell, type ReadRow, spanOf, tableOrBlocks } from "./html-tables.ts";
import { type Document, emptyDocument } from "./schema.ts";

type Block = Document & { content: Document[] };
type Attributes = Record<string, string>;

const deepest = 20;

/**
 * A document that is put together of blocks, containers and words as they come, in whatever order HTML from elsewhere has them.
 * Throws Invalid on field "body" where containers stand too deep within each other.
 */
export function newDocument(direction: Direction) {
  const path: Block[] = [{ type: "doc", content: [] }];
  let block: Block | undefined;
  let note: Block | undefined;
  let marks: Document["marks"] = [];
  let tableDepth = 0;

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

  // An item outside a list is text like any other.
  function openListItem(): void {
    closeBlock();
    if (/List$/.test(path.at(-1)?.type ?? "")) openContainer("listItem");
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
  function openTable(attributes: Attributes): void {
    closeBlock();
    tableDepth += 1;
    if (tableDepth === 1 && path.length === 1)
      openContainer("table", { dir: directionAttribute(attributes) });
  }

  function isInTable(): boolean {
    return tableDepth === 1 && path[1]?.type === "table";
  }

  function openRow(): void {
    closeBlock();
    if (!isInTable()) return;
    closeContainer("tableRow");
    openContainer("tableRow");
  }

  function openCell(attributes: Attributes): void {
    closeBlock();
    if (!isInTable()) return;
    closeContainer("tableCell");
    if (path.length === 2) openContainer("tableRow");
    openContainer("tableCell");
    const spans = { across: spanOf(attributes.colspan), down: spanOf(attributes.rowspan) };
    Object.assign(path.at(-1) as ReadCell, spans);
    sayOfCell(attributes);
  }

  function closeTable(): void {
    closeBlock();
    tableDepth = Math.max(0, tableDepth - 1);
    if (tableDepth === 0) closeContainer("table");
  }

  // A cell's paragraphs say it for the cell as well.
  function sayOfCell(attributes: Attributes): void {
    if (path.at(-1)?.type !== "tableCell") return;
    const cell = path.at(-1) as ReadCell;
    cell.side = saidSide(attributes) ?? cell.side;
    cell.dir = directionAttribute(attributes) ?? cell.dir;
  }

  function openNote(): void {
    block ??= openBlock("paragraph");
    note = { type: "footnote", content: [] };
  }

  function closeNote(): void {
    if (note && block && trimEnd(note.content)) block.content.push(note);
    note = undefined;
  }

  function addText(text: string): void {
    let shown = text.replace(/[ \t\n\r\f]+/g, " ");
    const last = (note ?? block)?.content.at(-1);
    if (!last || last.type === "hardBreak" || last.text?.endsWith(" ")) shown = shown.replace(/^ /, "");
    if (shown === "") return;
    block ??= openBlock("paragraph");
    if (last?.text && last.marks === marks) last.text += shown;
    else (note ?? block).content.push({ type: "text", text: shown, marks });
  }

  function addLineBreak(): void {
    block?.content.push({ type: "hardBreak" });
  }

  function addDivider(): void {
    closeBlock();
    home().push({ type: "horizontalRule" });
  }

  function setMarks(next: (Mark | undefined)[]): void {
    const set = next.reduce<readonly Mark[]>((all, mark) => mark?.addToSet(all) ?? all, []);
    marks = set.map((mark) => mark.toJSON());
  }

  function finish(): Document {
    closeNote();
    closeBlock();
    while (path.length > 1) closeContainer((path.at(-1) as Block).type);
    const [doc] = path as [Block];
    return doc.content.length > 0 ? { type: "doc", content: doc.content.map(wellFormed) } : emptyDocument;
  }

  return {
    openBlock,
    closeBlock,
    openContainer,
    closeContainer,
    openListItem,
    openTable,
    openRow,
    openCell,
    sayOfCell,
    closeTable,
    openNote,
    closeNote,
    addText,
    addLineBreak,
    addDivider,
    setMarks,
    finish,
  };
}

/** The direction that an element says of itself. */
export const directionAttribute = ({ dir }: Record<string, unknown>): Direction | null =>
  dir === "ltr" || dir === "rtl" ? dir : null;

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
