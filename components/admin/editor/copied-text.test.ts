import assert from "node:assert/strict";
import { test } from "node:test";
import { documentFromMarkdown } from "#domain/documents/markdown.ts";
import { documentSchema } from "#domain/documents/schema.ts";
import { copiedText } from "./copied-text.ts";

const doc = documentSchema.nodeFromJSON(
  documentFromMarkdown(
    "Sold[^1]\\\ntwice.\n\n3. Third\n\n   - inner\n   - more\n\n4. Fourth\n\n> One.\n>\n> Two.\n\n| Year | Tonnes |\n| --- | --- |\n| 1402 | 40<br>(or 41) |\n\n[^1]: To whom?",
  ),
);

test("copied text says lists by their signs, a row's cells by tabs, and a note after its word", () => {
  assert.equal(
    copiedText(doc.slice(0)),
    "Sold [To whom?]\ntwice.\n\n3. Third\n   • inner\n   • more\n4. Fourth\n\nOne.\n\nTwo.\n\nYear\tTonnes\n1402\t40 (or 41)",
  );
});

test("words that were copied from within an item or a cell are the words alone", () => {
  for (const word of ["more", "1402"]) {
    let at = 0;
    doc.descendants((node, place) => {
      if (node.text === word) at = place;
    });
    assert.equal(copiedText(doc.slice(at, at + word.length, true)), word);
  }
});
