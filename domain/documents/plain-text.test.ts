import assert from "node:assert/strict";
import { test } from "node:test";
import { documentFromMarkdown } from "./markdown.ts";
import { documentPlainText } from "./plain-text.ts";

test("a letter's text has lists and quotes by their signs, addresses after their words, and notes at the end", () => {
  const document = documentFromMarkdown(
    "## Salt\n\nSold[^1] by [them](/en/pages/them).\n\n- a\n- b\n\n> Nobody.\n>\n> — The clerk\n\n| Year | t |\n| --- | --- |\n| 1402 | 40 |\n\n::related(abcdefghijklmnop)\n\n::embed[A film](https://youtu.be/dQw4w9WgXcQ)\n\n[^1]: Twice.",
  );
  const linked = new Map([["abcdefghijklmnop", { title: "Before that", path: "/en/articles/before" }]]);
  assert.equal(
    documentPlainText(document, { lang: "en", direction: "ltr", siteUrl: "https://site.example", linked }),
    [
      "Salt",
      "Sold[1] by them (https://site.example/en/pages/them).",
      "• a\n• b",
      "> Nobody.",
      "— The clerk",
      "Year | t\n1402 | 40",
      "Before that (https://site.example/en/articles/before)",
      "A film (https://youtu.be/dQw4w9WgXcQ) (YouTube)",
      "* * *",
      "1. Twice.",
    ].join("\n\n"),
  );
});
