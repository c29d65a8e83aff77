import { closeHistory, redoDepth } from "@tiptap/pm/history";
import { Fragment, type Node, Slice } from "@tiptap/pm/model";
import { type EditorState, TextSelection, type Transaction } from "@tiptap/pm/state";
import { CellSelection } from "@tiptap/pm/tables";
import type { EditorView } from "@tiptap/pm/view";
import { type Direction, directionOf } from "#domain/documents/direction.ts";
import { findEmbed } from "#domain/documents/embeds.ts";
import { insertSection } from "./insert-section.ts";

/** What is pasted, as its place can hold it: in a table's cell lines, elsewhere blocks that keep their own direction. */
export function fitPaste(slice: Slice, { state }: EditorView): Slice {
  const { $from } = state.selection;
  const { hardBreak } = state.schema.nodes;
  // ProseMirror has made cells of several paragraphs there, which would take the places of the next ones.
  const isTable = /^(?:table|row)$/.test(slice.content.firstChild?.type.spec.tableRole);
  if (hardBreak && !isTable && $from.node(1)?.type.spec.tableRole)
    return asOneLine(slice, hardBreak.create());
  // ProseMirror joins the first block to the one at the cursor, which would keep its own direction.
  const isTurned = slice.content.firstChild?.attrs.dir != null;
  const isIntoEmpty = $from.parent.content.size === 0;
  return isTurned && isIntoEmpty ? new Slice(slice.content, 0, slice.openEnd) : slice;
}

/** The paragraphs of pasted plain text, each with the direction that its letters say where that is not the article's. */
export function withWrittenDirections({ content, openStart, openEnd }: Slice, article: Direction): Slice {
  const blocks = content.content.map((block) => {
    const dir = directionOf(block.textContent);
    const isTurned = "dir" in block.attrs && dir !== undefined && dir !== article;
    return isTurned ? block.type.create({ ...block.attrs, dir }, block.content, block.marks) : block;
  });
  return new Slice(Fragment.from(blocks), openStart, openEnd);
}

/** Several blocks of words as one paragraph, with what is given between them: ProseMirror would leave all but the first out. */
export function asOneLine(slice: Slice, between: Node): Slice {
  const lines: Node[] = [];
  slice.content.descendants((node) => void (node.isTextblock && node.childCount > 0 && lines.push(node)));
  const [first, ...others] = lines;
  if (!first || others.length === 0) return slice;
  const words = [first, ...others].flatMap((line, at) =>
    at === 0 ? line.children : [between, ...line.children],
  );
  return new Slice(Fragment.from(first.type.schema.node("paragraph", null, words)), 1, 1);
}

/**
 * A table that is pasted in another one's cell fills that and the next ones, as in a spreadsheet; where words would give way to it
 * that nobody selected, it stands below that table. Gives whether it does.
 */
export function pasteTableBelow(view: EditorView, { content }: Slice): boolean {
  const { selection, tr } = view.state;
  const { $from } = selection;
  const pasted = content.firstChild;
  const isTable = content.childCount === 1 && pasted?.type.spec.tableRole === "table";
  if (!isTable || $from.node(1)?.type.spec.tableRole !== "table" || selection instanceof CellSelection)
    return false;
  const [top, left] = [$from.index(1), $from.index(2)];
  const inItsWay = pasted.children.flatMap((row, y) =>
    row.children.flatMap(
      (_cell, x) =>
        $from
          .node(1)
          .maybeChild(top + y)
          ?.maybeChild(left + x) ?? [],
    ),
  );
  if (inItsWay.every(({ firstChild }) => !firstChild?.childCount)) return false;
  const place = $from.after(1);
  tr.insert(place, pasted);
  view.dispatch(tr.setSelection(TextSelection.near(tr.doc.resolve(place))).scrollIntoView());
  return true;
}

/** The bare address of a film, sound or chart, pasted where nothing stands yet, becomes its box. */
export function pasteEmbed(view: EditorView, event: ClipboardEvent): boolean {
  const url = event.clipboardData?.getData("text/plain").trim() ?? "";
  const { $from, empty } = view.state.selection;
  const isAlone = empty && $from.depth === 1 && $from.parent.content.size === 0;
  if (!isAlone || !findEmbed(url)) return false;
  insertSection({ state: view.state, view }, { type: "embed", attrs: { url } });
  return true;
}

/**
 * What Enter does at the end of a paragraph that is nothing but such an address: its box, and a paragraph to go on in. One
 * undo gives the typed address back, and whoever took the box back gets an ordinary line from the next Enter.
 */
export function enterEmbed(state: EditorState): Transaction | undefined {
  const { $from, empty } = state.selection;
  const { embed, paragraph } = state.schema.nodes;
  const line = $from.parent;
  const isAtEnd = empty && $from.depth === 1 && $from.parentOffset === line.content.size;
  if (!embed || !paragraph || !isAtEnd || line.type !== paragraph || redoDepth(state) > 0) return undefined;
  const url = line.textContent.trim();
  if (line.textContent.length !== line.content.size || !findEmbed(url)) return undefined;
  const tr = closeHistory(state.tr);
  tr.replaceWith($from.before(), $from.after(), [embed.create({ url }), paragraph.create()]);
  return tr.setSelection(TextSelection.create(tr.doc, $from.before() + 2)).scrollIntoView();
}
