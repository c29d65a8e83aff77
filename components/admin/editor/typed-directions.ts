import { Extension } from "@tiptap/core";
import { isHistoryTransaction } from "@tiptap/pm/history";
import type { Node } from "@tiptap/pm/model";
import { type EditorState, Plugin, PluginKey, type Transaction } from "@tiptap/pm/state";
import { AttrStep, StepMap } from "@tiptap/pm/transform";
import { type Direction, directionOf, firstDirectionOf } from "#domain/documents/direction.ts";

const key = new PluginKey<ByHand>("typedDirections");

/** Where the blocks begin that were turned by hand while the text is open. */
type ByHand = readonly number[];

/**
 * Has what is typed run as its letters do: a block turns with its first letter, and an empty one runs as the article does. One
 * that was turned by hand stays so; what runs otherwise than its letters say was, whoever did it; pasted ones say their direction
 * themselves.
 */
export const typedDirections = (articleDirection: () => Direction) =>
  Extension.create({
    name: "typedDirections",
    addProseMirrorPlugins() {
      return [turnTyped(articleDirection, () => this.editor.view.composing)];
    },
  });

/** The plugin of it; while an input method composes, it waits, because a block that turns is drawn anew. */
export function turnTyped(articleDirection: () => Direction, isComposing: () => boolean): Plugin {
  let before: Node | undefined;
  return new Plugin<ByHand>({
    key,
    state: { init: () => [], apply: turnedByHand },
    appendTransaction: (transactions, { doc }, state) => {
      if (transactions.some(isWriting)) before ??= doc;
      if (!before || isComposing()) return null;
      const tr = turnWritten(before, state, articleDirection());
      before = undefined;
      return tr;
    },
    // Whatever the end of composing changes by itself, the editor is drawn once more.
    view: () => ({
      update: (view) => {
        if (before && !isComposing()) view.dispatch(view.state.tr);
      },
    }),
  });
}

function turnedByHand(tr: Transaction, known: ByHand): ByHand {
  if (!tr.docChanged) return known;
  const turned = tr.steps.flatMap((step, at) =>
    step instanceof AttrStep && step.attr === "dir" ? [tr.mapping.slice(at + 1).map(step.pos, -1)] : [],
  );
  const kept = known.flatMap((place) => placeAfter(tr, place) ?? []);
  if (turned.length === 0 || tr.getMeta(key)) return kept;
  // What is taken back is as if it had never been chosen.
  const others = kept.filter((place) => !turned.includes(place));
  return isHistoryTransaction(tr) ? others : [...others, ...turned];
}

// A block that becomes a heading is put in its own place; one that is deleted is not what comes after it.
function placeAfter({ before, doc, mapping }: Transaction, place: number): number | undefined {
  const { pos, deletedAfter } = mapping.mapResult(place, -1);
  const [old, present] = [before.nodeAt(place), doc.nodeAt(pos)];
  return old && present && (!deletedAfter || present.content.eq(old.content)) ? pos : undefined;
}

// What is pasted or taken back has its directions already; a step that maps nothing changes no words.
function isWriting(transaction: Transaction): boolean {
  const root: Transaction = transaction.getMeta("appendedTransaction") ?? transaction;
  if (isHistoryTransaction(root) || /paste|drop/.test(root.getMeta("uiEvent"))) return false;
  return transaction.mapping.maps.some((map) => map !== StepMap.empty);
}

function turnWritten(before: Node, state: EditorState, around: Direction): Transaction | null {
  const { doc, tr, storedMarks } = state;
  const isByHand = (place: number) => key.getState(state)?.includes(place) === true;
  const [start, end] = unchangedEnds(before, doc);
  const written = before.children.slice(start, before.childCount - end);
  if (!written.every((block) => runsAsWritten(block, around))) return null;
  doc.forEach((block, place, at) => {
    if (at < start || at >= doc.childCount - end) return;
    for (const { node, offset, dir } of directionsWithin(block, around))
      if (node.attrs.dir !== dir && !isByHand(place + offset))
        tr.setNodeAttribute(place + offset, "dir", dir);
  });
  return tr.docChanged ? tr.setStoredMarks(storedMarks).setMeta(key, true) : null;
}

// How many blocks at the beginning and at the end are the same in both.
function unchangedEnds({ children: old }: Node, { children: present }: Node): [number, number] {
  const most = Math.min(old.length, present.length);
  let start = 0;
  while (start < most && old[start] === present[start]) start += 1;
  let end = 0;
  while (end < most - start && old.at(-1 - end) === present.at(-1 - end)) end += 1;
  return [start, end];
}

function runsAsWritten(block: Node, around: Direction): boolean {
  return directionsWithin(block, around).every(
    ({ node, dir, around: outer }) => (node.attrs.dir ?? outer) === (dir ?? outer),
  );
}

type Directed = { node: Node; offset: number; dir: Direction | null; around: Direction };

/** What the letters of a block, and of the blocks in it, say of their directions: null where they run as what is around them. */
function directionsWithin(node: Node, around: Direction, offset = 0): Directed[] {
  // A table's columns stand as the article runs, and its cells say their own direction.
  if (node.type.spec.tableRole) return [];
  const own = "dir" in node.attrs ? (writtenDirection(node, around) ?? around) : around;
  const inner = node.isTextblock ? [] : node.children;
  let place = offset + 1;
  const within = inner.flatMap((child) => {
    const found = directionsWithin(child, own, place);
    place += child.nodeSize;
    return found;
  });
  return "dir" in node.attrs
    ? [{ node, offset, dir: own === around ? null : own, around }, ...within]
    : within;
}

// A list or a quote runs as the first of its lines. A line that begins with a name in the other script does not turn for it.
function writtenDirection(node: Node, around: Direction): Direction | undefined {
  if (!node.isTextblock) {
    for (const child of node.children) {
      const direction = writtenDirection(child, around);
      if (direction) return direction;
    }
    return undefined;
  }
  const text = node.children.map(({ text = "" }) => text).join("");
  const first = firstDirectionOf(text);
  return first && first !== around && directionOf(text) === around ? around : first;
}
