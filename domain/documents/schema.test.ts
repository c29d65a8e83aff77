import assert from "node:assert/strict";
import { test } from "node:test";
import { Invalid } from "../errors.ts";
import { isSafeHref } from "./safe-href.ts";
import { checkDocument, type Document, parseDocument } from "./schema.ts";

const paragraph = (...content: object[]) => ({ type: "paragraph", content });
const document = (...content: object[]) => ({ type: "doc", content });
const refuses = (json: unknown, problem: string) =>
  assert.throws(
    () => checkDocument(json),
    (error: Invalid) => error.fields.body?.key === problem,
  );

test("a document of known nodes and marks comes back in its normal form, without what the schema does not know", () => {
  const checked = checkDocument(
    document({
      type: "heading",
      attrs: { level: 2, dir: "rtl", onclick: "alert(1)", class: "x" },
      content: [{ type: "text", text: "سرخط", marks: [{ type: "bold" }] }],
    }),
  );
  assert.deepEqual({ ...checked.content?.[0]?.attrs }, { level: 2, dir: "rtl" });
});

test("unknown nodes and marks, wrong nesting, wrong directions and levels are refused", () => {
  refuses(document({ type: "image", attrs: { src: "https://a.example/x.png" } }), "badDocument");
  refuses(document({ type: "codeBlock", content: [{ type: "text", text: "x" }] }), "badDocument");
  refuses(document(paragraph({ type: "text", text: "x", marks: [{ type: "underline" }] })), "badDocument");
  refuses(document({ type: "listItem", content: [paragraph({ type: "text", text: "x" })] }), "badDocument");
  refuses(document(paragraph(paragraph({ type: "text", text: "x" }))), "badDocument");
  refuses(document({ ...paragraph({ type: "text", text: "x" }), attrs: { dir: "up" } }), "badDocument");
  refuses(
    document({ type: "heading", attrs: { level: 1 }, content: [{ type: "text", text: "x" }] }),
    "badDocument",
  );
  refuses(document(paragraph({ type: "text", text: "" })), "badDocument");
  refuses(paragraph({ type: "text", text: "x" }), "badDocument");
});

test("a table from before columns had an alignment is in its normal form; one alignment that is none is refused", () => {
  const cell = (type: string, attrs: object) => ({
    type,
    attrs: { colspan: 1, rowspan: 1, colwidth: null, ...attrs },
    content: [{ type: "paragraph", attrs: { dir: null }, content: [{ type: "text", text: "x" }] }],
  });
  const table = (...attrs: object[]) =>
    document({
      type: "table",
      attrs: { dir: null },
      content: attrs.map((each, at) => ({
        type: "tableRow",
        content: [cell(at === 0 ? "tableHeader" : "tableCell", each)],
      })),
    });
  const checked = (json: object) => JSON.stringify(checkDocument(json));
  assert.equal(checked(table({}, {})), JSON.stringify(table({}, {})));
  assert.equal(checked(table({ align: null }, { align: null })), JSON.stringify(table({}, {})));
  assert.equal(checked(table({}, { align: "end" })), checked(table({ align: "end" }, { align: "end" })));
  refuses(table({ align: "right" }), "badDocument");
  refuses(table({ align: ["end"] }), "badDocument");
});

test("what is no document at all is refused: other JSON, prototype keys, bottomless nesting, too much text", () => {
  for (const json of [null, 1, "text", [], {}, { type: "doc", content: "x" }, { type: 7 }])
    refuses(json, "badDocument");
  refuses(JSON.parse('{"type":"doc","content":[],"__proto__":{"x":1}}'), "badDocument");
  refuses(document({ type: "paragraph", attrs: { constructor: "x" } }), "badDocument");
  let deep: object = paragraph({ type: "text", text: "x" });
  for (let i = 0; i < 5000; i += 1) deep = { type: "blockquote", content: [deep] };
  refuses(document(deep), "badDocument");
  refuses(document(paragraph({ type: "text", text: "x".repeat(400_001) })), "tooLong");
  assert.throws(() => parseDocument("{"), Invalid);
  assert.throws(() => parseDocument(" ".repeat(400_001)), Invalid);
});

test("a link leads to http(s), mailto, or this site; anything else is refused", () => {
  for (const href of [
    "https://a.example/b?c#d",
    "http://a.example",
    "mailto:a@b.example",
    "/en/pages/about",
    "#notes",
  ]) {
    assert.ok(isSafeHref(href), href);
  }
  for (const href of [
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    " javascript:alert(1)",
    "java\tscript:alert(1)",
    "data:text/html,x",
    "vbscript:x",
    "file:///etc/passwd",
    "//evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "about",
    "",
    `https://a.example/${"x".repeat(2000)}`,
    null,
    { toString: () => "https://a.example" },
  ]) {
    assert.ok(!isSafeHref(href), String(href));
  }
  const link = (href: string): Document =>
    document(paragraph({ type: "text", text: "x", marks: [{ type: "link", attrs: { href } }] })) as Document;
  assert.doesNotThrow(() => checkDocument(link("https://a.example")));
  refuses(link("javascript:alert(1)"), "badLink");
});
