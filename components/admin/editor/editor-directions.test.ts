import assert from "node:assert/strict";
import { test } from "node:test";
import { getExtensionField } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { EditorState, type Plugin, type Transaction } from "@tiptap/pm/state";
import fc from "fast-check";
import { documentFromMarkdown } from "#domain/documents/markdown.ts";
import { documentHtml } from "#domain/documents/render.ts";
import { documentSchema } from "#domain/documents/schema.ts";
import { anyDocument } from "#fixtures/documents.ts";
import { cellDirections, directionsOfCells } from "./editor-directions.ts";

const markdown = `
متن نخست.

| | گودال | Sadafan | 1402 |
|---|---|---|---:|
| فاصله | 94 km | نمک Salt نمک | 94 km^2 |
| km نمک | 12 | [^1] | — |

[^1]: A note.

| One |
|---|
| دو |
`;

test("a cell runs in the editor as readers see it", () => {
  const document = documentFromMarkdown(markdown, "rtl");
  const doc = documentSchema.nodeFromJSON(document);
  const inEditor: (string | undefined)[] = [];
  const given = directionsOfCells(doc);
  doc.descendants((node, place, parent) => {
    if (node.type.name !== "paragraph" || !parent?.type.spec.tableRole) return;
    const [decoration] = given.find(place, place + node.nodeSize, () => true);
    if (decoration) assert.deepEqual([decoration.from, decoration.to], [place, place + node.nodeSize]);
    inEditor.push((decoration as unknown as { type: { attrs: { dir: string } } })?.type.attrs.dir);
  });
  const html = documentHtml(document, { lang: "fa", direction: "rtl", siteUrl: "https://news.example" });
  const toReaders = [...html.matchAll(/<t[dh].*?<\/t[dh]>/g)].map(([cell]) => / dir="(\w+)"/.exec(cell)?.[1]);
  assert.deepEqual(inEditor, toReaders);
  assert.equal(new Set(inEditor).size, 3);
});

const place = fc.double({ min: 0, max: 1, noNaN: true });
const edit = fc.record({
  kind: fc.constantFrom("type", "type", "delete", "paste", "paste", "copy", "copy", "align", "replace"),
  at: place,
  length: fc.oneof(fc.nat(3), fc.nat(60)),
  text: fc.constantFrom("salt", "نمک", "12", " "),
  source: place,
});
type Edit = typeof edit extends fc.Arbitrary<infer Made> ? Made : never;

test("after any edits cells run as if each had been looked at anew", () => {
  const plugins: Plugin[] = getExtensionField(cellDirections, "addProseMirrorPlugins", {} as never)?.() ?? [];
  const start = documentSchema.nodeFromJSON(documentFromMarkdown(markdown, "rtl"));
  const edits = fc.array(fc.array(edit, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 6 });
  let changed = 0;
  fc.assert(
    fc.property(anyDocument, edits, (json, transactions) => {
      const other = documentSchema.nodeFromJSON(json);
      let state = EditorState.create({ doc: start, plugins });
      for (const each of transactions) {
        const tr = state.tr;
        for (const one of each) apply(tr, one, other);
        state = state.apply(tr);
        const kept = plugins[0]?.getState(state);
        assert.deepEqual(listed(kept), listed(directionsOfCells(state.doc)));
        if (tr.docChanged && listed(kept).length > 0) changed += 1;
      }
    }),
    { numRuns: 1000 },
  );
  assert.ok(changed > 1000, "most edits leave cells to look at");
});

function apply(tr: Transaction, { kind, at, length, text, source }: Edit, other: Node): void {
  const from = Math.round(at * tr.doc.content.size);
  const to = Math.min(from + length, tr.doc.content.size);
  const sliceOf = (doc: Node) => {
    const begin = Math.round(source * doc.content.size);
    return doc.slice(begin, Math.min(begin + length, doc.content.size));
  };
  if (kind === "type" && tr.doc.resolve(from).parent.inlineContent) tr.insertText(text, from);
  if (kind === "delete") tr.deleteRange(from, to);
  if (kind === "paste") tr.replaceRange(from, from, sliceOf(other));
  if (kind === "copy") tr.replaceRange(from, to, sliceOf(tr.doc));
  if (kind === "align" && tr.doc.nodeAt(from)?.type.spec.tableRole?.endsWith("cell"))
    tr.setNodeAttribute(from, "align", "end");
  if (kind === "replace") tr.replaceWith(0, tr.doc.content.size, (source < 0.5 ? tr.doc : other).content);
}

function listed(set: ReturnType<typeof directionsOfCells>) {
  return set
    .find()
    .map(({ from, to, ...rest }) => [from, to, (rest as unknown as Given).type.attrs.dir] as const)
    .sort(([a], [b]) => a - b);
}

type Given = { type: { attrs: { dir: string } } };
