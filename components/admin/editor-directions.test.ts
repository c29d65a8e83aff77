import assert from "node:assert/strict";
import { test } from "node:test";
import { documentFromMarkdown } from "#domain/documents/markdown.ts";
import { documentHtml } from "#domain/documents/render.ts";
import { documentSchema } from "#domain/documents/schema.ts";
import { directionsOfCells } from "./editor-directions.ts";

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
