import assert from "node:assert/strict";
import { test } from "node:test";
import { splitBlock } from "@tiptap/pm/commands";
import { history, undo } from "@tiptap/pm/history";
import { EditorState, TextSelection } from "@tiptap/pm/state";
import { documentSchema } from "#domain/documents/schema.ts";
import { turnTyped } from "./typed-directions.ts";

const paragraph = (text = "", dir: string | null = null) => ({
  type: "paragraph",
  attrs: { dir },
  ...(text ? { content: [{ type: "text", text }] } : {}),
});

function writing(content: object[], article: "ltr" | "rtl" = "ltr") {
  let isComposing = false;
  let state = EditorState.create({
    doc: documentSchema.nodeFromJSON({ type: "doc", content }),
    plugins: [
      history(),
      turnTyped(
        () => article,
        () => isComposing,
      ),
    ],
  });
  state = state.apply(state.tr.setSelection(TextSelection.atEnd(state.doc)));
  const dispatch = (tr: EditorState["tr"]) => {
    state = state.apply(tr);
  };
  return {
    type(text: string) {
      for (const letter of text) {
        if (letter === "\n") splitBlock(state, dispatch);
        else dispatch(state.tr.insertText(letter));
      }
    },
    erase: (length: number) => dispatch(state.tr.delete(state.selection.from - length, state.selection.from)),
    turn: (dir: string | null) =>
      dispatch(state.tr.setNodeAttribute(state.selection.$from.before(1), "dir", dir)),
    undo: () => undo(state, dispatch),
    compose: (is: boolean) => {
      isComposing = is;
      if (!is) dispatch(state.tr);
    },
    blocks: () => state.doc.children.map(({ attrs, textContent }) => [textContent, attrs.dir]),
    json: () => state.doc.toJSON(),
  };
}

test("a block turns with its first letter, an empty one runs as the article does", () => {
  const text = writing([paragraph()]);
  text.type("(12) نمک\n");
  assert.deepEqual(text.blocks(), [
    ["(12) نمک", "rtl"],
    ["", null],
  ]);
  text.type("Salt");
  assert.deepEqual(text.blocks(), [
    ["(12) نمک", "rtl"],
    ["Salt", null],
  ]);
  text.erase(4);
  text.type("نمک");
  text.erase(3);
  assert.deepEqual(text.blocks()[1], ["", null]);
  const persian = writing([paragraph()], "rtl");
  persian.type("Salt\nنمک");
  assert.deepEqual(persian.blocks(), [
    ["Salt", "ltr"],
    ["نمک", null],
  ]);
});

test("a line that begins with a name in the other script runs as most of its letters do, and words quoted in it turn nothing", () => {
  const persian = writing([paragraph()], "rtl");
  persian.type("BBC");
  assert.deepEqual(persian.blocks(), [["BBC", "ltr"]]);
  persian.type(" گزارش داد");
  assert.deepEqual(persian.blocks(), [["BBC گزارش داد", null]]);
  const english = writing([paragraph()]);
  english.type("Hafez: الا یا ایها الساقی");
  assert.deepEqual(english.blocks(), [["Hafez: الا یا ایها الساقی", null]]);
});

test("what a person turned by hand stays so", () => {
  const text = writing([paragraph()]);
  text.type("نمک");
  text.turn(null);
  text.type(" و آب");
  assert.deepEqual(text.blocks(), [["نمک و آب", null]]);
  const turned = writing([paragraph("Salt")]);
  turned.turn("rtl");
  turned.type(" and water");
  assert.deepEqual(turned.blocks(), [["Salt and water", "rtl"]]);
  const empty = writing([paragraph()]);
  empty.turn("rtl");
  empty.type("Salt");
  assert.deepEqual(empty.blocks(), [["Salt", "rtl"]]);
});

test("what was turned by hand as its letters would turn it stays so, whatever is typed there later, until that is undone", () => {
  const persian = writing([paragraph()], "rtl");
  persian.turn("ltr");
  persian.type("BBC");
  persian.type(" گزارش داد");
  assert.deepEqual(persian.blocks(), [["BBC گزارش داد", "ltr"]]);
  persian.type("\nنمک");
  assert.deepEqual(persian.blocks()[1], ["نمک", null]);
  const english = writing([paragraph()]);
  english.type("نمک");
  english.turn(null);
  english.turn("rtl");
  english.erase(3);
  english.type("Salt");
  assert.deepEqual(english.blocks(), [["Salt", "rtl"]]);
  const undone = writing([paragraph()], "rtl");
  undone.type("B");
  undone.turn("ltr");
  undone.undo();
  undone.type("BC گزارش داد");
  assert.deepEqual(undone.blocks(), [["BBC گزارش داد", null]]);
});

test("one undo takes the letter and the turn back", () => {
  const text = writing([paragraph()]);
  text.type("ن");
  text.undo();
  assert.deepEqual(text.blocks(), [["", null]]);
});

test("while an input method composes nothing turns, and then it does", () => {
  const text = writing([paragraph()]);
  text.compose(true);
  text.type("نم");
  assert.deepEqual(text.blocks(), [["نم", null]]);
  text.compose(false);
  assert.deepEqual(text.blocks(), [["نم", "rtl"]]);
  text.undo();
  assert.deepEqual(text.blocks(), [["", null]]);
});

test("a list and a quote run as their first line, and their other lines as their own letters", () => {
  const item = (text: string) => ({ type: "listItem", content: [paragraph(text)] });
  const list = writing([{ type: "bulletList", content: [item("")] }]);
  list.type("نمک");
  assert.deepEqual(list.json().content[0].attrs.dir, "rtl");
  assert.deepEqual(list.json().content[0].content[0].content[0].attrs.dir, null);
  list.type("\nSalt");
  assert.equal(list.json().content[0].attrs.dir, "rtl");
  assert.deepEqual(
    list.json().content[0].content[0].content.map(({ attrs }: { attrs: { dir: string } }) => attrs.dir),
    [null, "ltr"],
  );
});

test("a note says nothing of the block that it stands in", () => {
  const note = { type: "footnote", content: [{ type: "text", text: "یادداشتی بسیار بلند" }] };
  const text = writing([{ type: "paragraph", content: [note] }], "rtl");
  text.type("Salt");
  assert.equal(text.json().content[0].attrs.dir, "ltr");
});
