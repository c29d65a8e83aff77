import assert from "node:assert/strict";
import { test } from "node:test";
import { XMLParser, XMLValidator } from "fast-xml-parser";
import { xmlDocument } from "./xml.ts";

test("elements, attributes, text beside them, lists and what is empty are written as a document", () => {
  const root = {
    "a:list": { "@_of": "three", entry: ["one", { "@_n": "2", "#text": "two" }, { part: [], note: "" }] },
  };
  assert.equal(
    xmlDocument(root as never),
    '<?xml version="1.0" encoding="UTF-8"?><a:list of="three"><entry>one</entry><entry n="2">two</entry><entry><note/></entry></a:list>',
  );
});

test("whatever a text holds is read again as it was, but for what XML cannot hold", () => {
  for (const [text, read = text] of [
    [`<b class="x">'&amp;' & ]]></b>`],
    ["one\r\ntwo\rthree\nfour\t"],
    ["می‌شود، پول 😀"],
    ["a\u0000b\u001bc\ufffed\uffff", "abcd"],
    ["half \ud83d", "half \ufffd"],
  ] as [string, string?][]) {
    const written = xmlDocument({ entry: { "@_said": text.replace(/\s/g, " "), "#text": text } });
    assert.equal(XMLValidator.validate(written), true, written);
    const reader = new XMLParser({ ignoreAttributes: false, trimValues: false, htmlEntities: true });
    assert.deepEqual(reader.parse(written).entry, { "@_said": read.replace(/\s/g, " "), "#text": read });
  }
});
