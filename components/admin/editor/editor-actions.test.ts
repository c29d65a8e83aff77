import assert from "node:assert/strict";
import { test } from "node:test";
import { Editor } from "@tiptap/core";
import { history, undo } from "@tiptap/pm/history";
import { EditorState, NodeSelection, Selection, TextSelection, type Transaction } from "@tiptap/pm/state";
import { addColumnBefore, addRowAfter, addRowBefore, deleteColumn, deleteRow } from "@tiptap/pm/tables";
import type { Editor as ReactEditor } from "@tiptap/react";
import { documentFromMarkdown } from "#domain/documents/markdown.ts";
import { markdownFromDocument } from "#domain/documents/markdown-writing.ts";
import {
  checkDocument,
  type Document,
  documentExtensions,
  documentSchema,
} from "#domain/documents/schema.ts";
import { alignColumns, alignmentOfColumns } from "./align-columns.ts";
import { type ActionName, actionOf, isMeantBy } from "./editor-actions.ts";
import { enterEmbed } from "./editor-paste.ts";
import { moveBlock } from "./move-block.ts";

/** What is left of a text, as Markdown, when an action is done to it with the given words selected. */
function done(markdown: string, words: string, name: ActionName): string {
  const editor = new Editor({
    element: null,
    extensions: documentExtensions,
    content: documentFromMarkdown(markdown),
  });
  let from = 1;
  editor.state.doc.descendants((node, place) => {
    const at = node.text?.indexOf(words) ?? -1;
    if (at >= 0) from = place + at;
  });
  editor.commands.setTextSelection({ from, to: from + words.length });
  actionOf(name).run({
    editor: editor as ReactEditor,
    direction: "ltr",
    open: () => undefined,
    toggleQuiet: () => undefined,
    showHelp: () => undefined,
  });
  const text = markdownFromDocument(checkDocument(editor.getJSON() as Document));
  editor.destroy();
  return text;
}

test("each action does what it is called, and most of them undo themselves", () => {
  assert.equal(done("Salt", "Salt", "heading"), "## Salt");
  assert.equal(done("## Salt", "Salt", "heading"), "Salt");
  assert.equal(done("Salt", "Salt", "bold"), "**Salt**");
  assert.equal(done("Salt", "alt", "superscript"), "S<sup>alt</sup>");
  assert.equal(done("Salt", "Salt", "quote"), "> Salt");
  assert.equal(done("> Salt", "Salt", "quote"), "Salt");
  assert.equal(done("Salt", "Salt", "pullQuote"), "::: pull-quote\nSalt\n:::");
  assert.equal(done("Salt", "Salt", "callout"), "::: callout\nSalt\n:::");
  assert.equal(done("::: callout\nSalt\n:::", "Salt", "callout"), "Salt");
  assert.equal(done("Salt", "Salt", "list"), "- Salt");
  assert.equal(done("Salt", "Salt", "numberedList"), "1. Salt");
  assert.equal(done("Salt", "Salt", "direction"), "{rtl}\nSalt");
});

test("a block goes past its neighbour whole, wherever in it the cursor is, and no further than the ends of the text", () => {
  const [salt, table] = ["Salt", "| A | B |\n| --- | --- |\n| c | d |"];
  const box = "::: callout\nBox\n:::";
  const text = (...blocks: string[]) => blocks.join("\n\n");
  assert.equal(done(text(salt, table, box), "d", "moveUp"), text(table, salt, box));
  assert.equal(done(text(salt, table, box), "c", "moveDown"), text(salt, box, table));
  assert.equal(done(text(salt, box), "Box", "moveUp"), text(box, salt));
  assert.equal(done(text(salt, box), "Salt", "moveUp"), text(salt, box));
  assert.equal(done(text(salt, box), "Box", "moveDown"), text(salt, box));
});

test("what is selected stays selected where its block goes", () => {
  const film = "::embed[](https://youtu.be/dQw4w9WgXcQ)";
  const doc = documentSchema.nodeFromJSON(documentFromMarkdown(`One\n\n${film}\n\nTwo`));
  let state = EditorState.create({ doc, selection: NodeSelection.create(doc, 5) });
  const dispatch = (tr: Transaction) => {
    state = state.apply(tr);
  };
  for (const [way, place] of [
    [-1, 0],
    [1, 5],
    [1, 10],
  ] as const) {
    moveBlock({ state, view: { dispatch } } as unknown as ReactEditor, way);
    assert.equal((state.selection as NodeSelection).node?.type.name, "embed");
    assert.equal(state.selection.from, place);
  }
});

test("Enter in a quote makes another paragraph of it, not a line for who said it", () => {
  const editor = new Editor({
    element: null,
    extensions: documentExtensions,
    content: documentFromMarkdown("> Salt"),
  });
  editor.commands.setTextSelection(6);
  editor.commands.splitBlock();
  assert.deepEqual(
    editor.state.doc.firstChild?.children.map(({ type }) => type.name),
    ["paragraph", "paragraph"],
  );
  editor.destroy();
});

test("Enter after an address that is typed on a line of its own makes its box; one undo gives the address back", () => {
  const address = "https://youtu.be/dQw4w9WgXcQ";
  const typed = (markdown: string, place?: number) => {
    const doc = documentSchema.nodeFromJSON(documentFromMarkdown(markdown));
    const selection = place === undefined ? Selection.atEnd(doc) : TextSelection.create(doc, place);
    return EditorState.create({ doc, selection, plugins: [history()] });
  };
  const shown = ({ doc }: EditorState) => markdownFromDocument(checkDocument(doc.toJSON()));
  let state = typed("Before");
  state = state.apply(state.tr.split(state.selection.from));
  state = state.apply(state.tr.insertText(address));
  const entered = enterEmbed(state);
  assert.ok(entered);
  const after = state.apply(entered);
  assert.equal(shown(after), `Before\n\n::embed[](${address})`);
  assert.equal(after.selection.$from.parent, after.doc.lastChild);
  undo(after, (back) => {
    state = after.apply(back);
  });
  assert.deepEqual(
    state.doc.children.map(({ textContent }) => textContent),
    ["Before", address],
  );
  assert.equal(enterEmbed(state), undefined, "who took it back wants a line");

  for (const [markdown, place] of [
    ["https://example.org/film", undefined],
    [`See ${address}`, undefined],
    [`- ${address}`, undefined],
    [`## ${address}`, undefined],
    [address, 3],
  ] as const)
    assert.equal(enterEmbed(typed(markdown, place)), undefined, markdown);
});

test("what stands for itself splits no paragraph, and a quote gets one line for who said it", () => {
  const rows = "|  |  |  |\n| --- | --- | --- |\n|  |  |  |\n|  |  |  |";
  assert.equal(done("Before and after", "and", "table"), `Before and after\n\n${rows}`);
  assert.equal(done("Before and after", "and", "divider").split("\n\n").length, 3);
  assert.equal(done("> Salt\n>\n> — The clerk", "Salt", "attribution"), "> Salt\n>\n> — The clerk");
});

test("a column is aligned as a whole, and its alignment goes with it where rows and columns come and go", () => {
  const content = documentFromMarkdown("| a | b |\n| --- | --- |\n| c | d |");
  const editor = new Editor({ element: null, extensions: documentExtensions, content });
  const { plugins } = editor.extensionManager;
  let state = EditorState.create({ doc: editor.state.doc, plugins });
  const dispatch = (tr: Transaction) => {
    state = state.apply(tr);
  };
  const inside = (words: string) => {
    state.doc.descendants((node, place) => {
      if (node.text === words) dispatch(state.tr.setSelection(TextSelection.create(state.doc, place)));
    });
    return { state, view: { dispatch } } as unknown as ReactEditor;
  };
  const change = (words: string, command: typeof addRowBefore) => command(inside(words).state, dispatch);
  const aligns = () =>
    state.doc.firstChild?.children.map((row) => row.children.map(({ attrs }) => attrs.align).join());
  assert.equal(alignmentOfColumns(inside("d")), null);
  alignColumns(inside("d"), "end");
  assert.equal(alignmentOfColumns(inside("b")), "end");
  change("a", addRowBefore);
  change("d", addRowAfter);
  change("b", addColumnBefore);
  assert.deepEqual(aligns(), [",,end", ",,end", ",,end", ",,end"]);
  change("a", deleteColumn);
  change("b", deleteRow);
  assert.deepEqual(aligns(), [",end", ",end", ",end"]);
  assert.ok(state.doc.firstChild?.firstChild?.children.every(({ type }) => type.name === "tableHeader"));
  alignColumns(inside("d"), null);
  assert.deepEqual(aligns(), [",", ",", ","]);
  editor.destroy();
});

test("what can be inserted is found by its name in the desk's language, in English, and by what other editors call it", () => {
  for (const typed of ["", "ویر", "pic", "Picture", "image", "photo", "figure"])
    assert.equal(isMeantBy("figure", "تصویر", typed), true, typed);
  assert.equal(isMeantBy("pullQuote", "نقل قول برجسته", "quote"), true);
  assert.equal(isMeantBy("figure", "تصویر", "table"), false);
});
