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

/**
 * Where words stand in a text. Upper and lower case are the same, and so are the spellings of Persian: its two ways of writing
 * ye and kaf, a word with its gaps of no width, vowel marks and drawn-out letters and one without.
 */
export function findIn(doc: Node, words: string): Match[] {
  const sought = folded(words).letters;
  if (sought === "") return [];
  const matches: Match[] = [];
  doc.descendants((node, place) => {
    if (!node.inlineContent) return;
    const { letters, starts, ends } = foldedBlock(node);
    for (let at = letters.indexOf(sought); at >= 0; at = letters.indexOf(sought, at + sought.length)) {
      const [from = 0, to = 0] = [starts[at], ends[at + sought.length - 1]];
      matches.push({ from: place + 1 + from, to: place + 1 + to });
    }
  });
  return matches.sort((a, b) => a.from - b.from);
}

/** A text's letters in their one form, and where in the text each begins and ends. */
type Folded = { letters: string; starts: number[]; ends: number[] };

// A key changes one block of a text.
const known = new WeakMap<Node, Folded>();

function foldedBlock(block: Node): Folded {
  const before = known.get(block);
  if (before) return before;
  // What is no text takes as much room as in the document.
  const text = block.children.map(({ text, nodeSize }) => text ?? "\ufffc".repeat(nodeSize)).join("");
  const now = folded(text);
  known.set(block, now);
  return now;
}

const persian: Record<string, string> = { ي: "ی", ى: "ی", ك: "ک", ۀ: "ه", ة: "ه" };
const unread = /[\u0640\u064b-\u0652\u0654\u0670\u00ad\u200c-\u200f\u2060\ufeff]/g;

function folded(text: string): Folded {
  const all: Folded = { letters: "", starts: [], ends: [] };
  for (const { 0: whole, index } of text.matchAll(/[\s\S]\p{M}*/gu)) {
    const letter = whole.normalize("NFC").replace(unread, "").toLowerCase();
    const one = persian[letter] ?? letter;
    all.letters += one;
    for (let i = 0; i < one.length; i += 1) {
      all.starts.push(index);
      all.ends.push(index + whole.length);
    }
  }
  return all;
}
