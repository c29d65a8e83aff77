import { Extension } from "@tiptap/core";
import { closeHistory } from "@tiptap/pm/history";
import type { Node } from "@tiptap/pm/model";
import { type EditorState, NodeSelection, Plugin, PluginKey, TextSelection } from "@tiptap/pm/state";
import { Decoration, DecorationSet, type EditorView } from "@tiptap/pm/view";

type Match = { from: number; to: number };
type Search = { words: string; matches: Match[]; current: number; decorations: DecorationSet };

const nothing: Search = { words: "", matches: [], current: -1, decorations: DecorationSet.empty };
const key = new PluginKey<Search>("search");

/** Marks what is looked for; costs nothing while nothing is. */
export const searchPlugin = Extension.create({
  name: "search",
  addProseMirrorPlugins: () => [
    new Plugin<Search>({
      key,
      state: {
        init: () => nothing,
        apply(tr, search, _before, state) {
          const asked = tr.getMeta(key) as Partial<Pick<Search, "words" | "current">> | undefined;
          if (!asked && (!tr.docChanged || search.words === "")) return search;
          const words = asked?.words ?? search.words;
          const matches = tr.docChanged || words !== search.words ? findIn(state.doc, words) : search.matches;
          const current = Math.min(asked?.current ?? search.current, matches.length - 1);
          return { words, matches, current, decorations: decorate(state.doc, matches, current) };
        },
      },
      props: { decorations: (state) => key.getState(state)?.decorations },
    }),
  ],
});

/** What is being looked for, and where it was found. */
export function searchOf(state: EditorState): Search {
  return key.getState(state) ?? nothing;
}

/** Looks for words from now on, the first place being the one after the cursor; of no words, for nothing. */
export function lookFor(view: EditorView, words: string): void {
  const matches = findIn(view.state.doc, words);
  const { from } = view.state.selection;
  const current = Math.max(
    0,
    matches.findIndex((match) => match.from >= from),
  );
  view.dispatch(view.state.tr.setMeta(key, { words, current: matches.length > 0 ? current : -1 }));
  reveal(view);
}

/** Goes to the next place, or the one before. */
export function step(view: EditorView, by: 1 | -1): void {
  const { matches, current } = searchOf(view.state);
  if (matches.length === 0) return;
  view.dispatch(view.state.tr.setMeta(key, { current: (current + by + matches.length) % matches.length }));
  reveal(view);
}

/** Puts other words at the present place and goes on. */
export function replaceCurrent(view: EditorView, other: string): void {
  const { matches, current } = searchOf(view.state);
  const match = matches[current];
  if (!match) return;
  // A step of its own to undo, however soon it follows what was typed.
  const tr = closeHistory(view.state.tr);
  replaceAt(view.state, tr, match, other);
  const next = findIn(tr.doc, searchOf(view.state).words).findIndex(
    ({ from }) => from >= match.from + other.length,
  );
  view.dispatch(tr.setMeta(key, { current: Math.max(0, next) }));
  reveal(view);
}

/** Puts other words at every place, as one change; says how many. */
export function replaceAll(view: EditorView, other: string): number {
  const { matches } = searchOf(view.state);
  const tr = closeHistory(view.state.tr);
  for (const match of matches.toReversed()) replaceAt(view.state, tr, match, other);
  if (matches.length > 0) view.dispatch(tr);
  return matches.length;
}

function replaceAt(state: EditorState, tr: EditorState["tr"], { from, to }: Match, other: string): void {
  // The marks of what stood there remain.
  const marks = state.doc.resolve(from).marksAcross(state.doc.resolve(to)) ?? [];
  if (other === "") tr.delete(from, to);
  else tr.replaceWith(from, to, state.schema.text(other, marks));
}

function reveal(view: EditorView): void {
  const { matches, current } = searchOf(view.state);
  const match = matches[current];
  if (!match) return;
  const { doc, tr } = view.state;
  const note = noteAround(doc, match);
  // A note's words are not in sight: its number stands for them.
  const selection =
    note === undefined
      ? TextSelection.create(doc, match.from, match.to)
      : NodeSelection.create(doc, note.from);
  view.dispatch(tr.setSelection(selection));
  view.dom.querySelector(".found-current")?.scrollIntoView({ block: "center" });
}

function noteAround(doc: Node, { from }: Match): Match | undefined {
  const $from = doc.resolve(from);
  return $from.parent.isInline ? { from: $from.before(), to: $from.after() } : undefined;
}

function decorate(doc: Node, matches: Match[], current: number): DecorationSet {
  return DecorationSet.create(
    doc,
    matches.map((match, at) => {
      const name = { class: at === current ? "found found-current" : "found" };
      const note = noteAround(doc, match);
      return note ? Decoration.node(note.from, note.to, name) : Decoration.inline(match.from, match.to, name);
    }),
  );
}

/** Where words stand in a text, upper and lower case and the two ways of writing Persian ye and kaf being the same. */
export function findIn(doc: Node, words: string): Match[] {
  const sought = folded(words);
  if (sought === "") return [];
  const matches: Match[] = [];
  doc.descendants((node, place) => {
    if (!node.inlineContent) return;
    const text = folded(textOf(node));
    for (let at = text.indexOf(sought); at >= 0; at = text.indexOf(sought, at + sought.length)) {
      matches.push({ from: place + 1 + at, to: place + 1 + at + sought.length });
    }
  });
  return matches.sort((a, b) => a.from - b.from);
}

// What is no text takes as much room as in the document.
function textOf(block: Node): string {
  return block.children.map(({ text, nodeSize }) => text ?? "\ufffc".repeat(nodeSize)).join("");
}

const persian: Record<string, string> = { ي: "ی", ى: "ی", ك: "ک", ۀ: "ه", ة: "ه" };

// Letter by letter, so that a place in the folded text is one in the text itself.
function folded(text: string): string {
  return text.replace(/[A-Z\u00c0-\uffff]/g, (letter) => {
    const lower = persian[letter] ?? letter.toLowerCase();
    return lower.length === 1 ? lower : letter;
  });
}
