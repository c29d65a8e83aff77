import assert from "node:assert/strict";
import { test } from "node:test";
import { EditorState, TextSelection, type Transaction } from "@tiptap/pm/state";
import { documentFromMarkdown } from "#domain/documents/markdown.ts";
import { type Document, documentSchema } from "#domain/documents/schema.ts";
import { insertSection } from "./insert-section.ts";

const film = { type: "embed", attrs: { url: "https://youtu.be/dQw4w9WgXcQ", title: "" } };

/** The blocks after a section was put in where the cursor was, and a letter was typed then. */
function typedAfter(markdown: string, at: number, section: Document): string[] {
  let state = EditorState.create({ doc: documentSchema.nodeFromJSON(documentFromMarkdown(markdown)) });
  state = state.apply(state.tr.setSelection(TextSelection.create(state.doc, at)));
  const view = {
    dispatch(tr: Transaction) {
      state = state.apply(tr);
    },
  };
  insertSection({ state, view } as unknown as Parameters<typeof insertSection>[0], section);
  state = state.apply(state.tr.replaceSelectionWith(documentSchema.text("x"), true));
  return state.doc.children.map((block) => `${block.type.name} ${block.textContent}`.trim());
}

test("what is typed after a block was put in stands in the paragraph that follows it", () => {
  assert.deepEqual(typedAfter("One.\n\nTwo.", 2, film), ["paragraph One.", "embed", "paragraph xTwo."]);
  assert.deepEqual(typedAfter("One.", 2, film), ["paragraph One.", "embed", "paragraph x"]);
});

test("a letter typed after a block was put in takes no divider's or picture's place", () => {
  assert.deepEqual(typedAfter("One.\n\n---\n\nTwo.", 2, film), [
    "paragraph One.",
    "embed",
    "paragraph x",
    "horizontalRule",
    "paragraph Two.",
  ]);
});
