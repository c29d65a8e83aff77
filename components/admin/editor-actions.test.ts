import assert from "node:assert/strict";
import { test } from "node:test";
import { Editor } from "@tiptap/core";
import { history, undo } from "@tiptap/pm/history";
import { EditorState, Selection, TextSelection } from "@tiptap/pm/state";
import type { Editor as ReactEditor } from "@tiptap/react";
import { documentFromMarkdown } from "#domain/documents/markdown.ts";
import { markdownFromDocument } from "#domain/documents/markdown-writing.ts";
import {
  checkDocument,
  type Document,
  documentExtensions,
  documentSchema,
} from "#domain/documents/schema.ts";
import { type ActionName, actionOf, isMeantBy } from "./editor-actions.ts";
import { enterEmbed } from "./editor-paste.ts";

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

test("what can be inserted is found by its name in the desk's language, in English, and by what other editors call it", () => {
  for (const typed of ["", "ویر", "pic", "Picture", "image", "photo", "figure"])
    assert.equal(isMeantBy("figure", "تصویر", typed), true, typed);
  assert.equal(isMeantBy("pullQuote", "نقل قول برجسته", "quote"), true);
  assert.equal(isMeantBy("figure", "تصویر", "table"), false);
});
