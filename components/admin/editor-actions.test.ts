import assert from "node:assert/strict";
import { test } from "node:test";
import { Editor } from "@tiptap/core";
import type { Editor as ReactEditor } from "@tiptap/react";
import { documentFromMarkdown } from "#domain/documents/markdown.ts";
import { markdownFromDocument } from "#domain/documents/markdown-writing.ts";
import { checkDocument, type Document, documentExtensions } from "#domain/documents/schema.ts";
import { type ActionName, actionOf, isMeantBy } from "./editor-actions.ts";

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
