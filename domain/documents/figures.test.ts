import assert from "node:assert/strict";
import { test } from "node:test";
import { JSDOM } from "jsdom";
import { readHostileTexts } from "#fixtures/hostile-texts.ts";
import { documentFromMarkdown } from "./markdown.ts";
import { markdownFromDocument } from "./markdown-writing.ts";
import type { ShownPicture } from "./nodes/family.ts";
import { documentPlainText } from "./plain-text.ts";
import { documentHtml, pictureIds } from "./render.ts";
import { checkDocument } from "./schema.ts";
import { documentText } from "./words.ts";

const id = "abcdefghijklmnop";
const other = "ABCDEFGH_-345678";
const sized = {
  width: 960,
  height: 640,
  tint: "l2",
  sources: [],
  src: "/media/s.jpg",
  largest: "/media/l.jpg",
};
const picture: ShownPicture = { ...sized, cut: sized, alt: "A ferry", caption: "At dawn.", credit: "Mahin" };
const pictures = new Map([[id, picture]]);
const reading = { lang: "en", direction: "ltr" as const, siteUrl: "https://news.example", pictures };
const html = (markdown: string) => documentHtml(documentFromMarkdown(markdown), reading);

test("a figure says what the library says of its picture, unless the text says something else", () => {
  const image = (alt: string) =>
    `<img src="https://news.example/media/l.jpg" width="960" height="640" alt="${alt}">`;
  assert.equal(
    html(`::figure(${id})`),
    `<figure>${image("A ferry")}<figcaption>At dawn. · <bdi>Mahin</bdi></figcaption></figure>`,
  );
  assert.equal(
    html(`::figure[Its *last* trip \\[so far\\]](${id} "The \\"Simin\\"" wide)`),
    `<figure>${image("The &#34;Simin&#34;")}<figcaption>Its *last* trip [so far] · <bdi>Mahin</bdi></figcaption></figure>`,
  );
  assert.equal(
    documentPlainText(documentFromMarkdown(`::figure(${id})`), reading),
    "[A ferry]\n\n— At dawn. · Mahin",
  );
});

test("a picture that the library has no more is left out, and the text stays", () => {
  assert.equal(html(`a\n\n::figure(${other})\n\nb`), "<p>a</p><p>b</p>");
  assert.equal(html(`::: gallery\n::figure(${other})\n::figure(${other})\n:::`), "");
});

test("a gallery holds two to thirty pictures: one alone is a figure, more stay figures of their own", () => {
  const gallery = (count: number) => `::: gallery\n${`::figure[x](${id})\n`.repeat(count)}:::`;
  const typesOf = (markdown: string) => documentFromMarkdown(markdown).content?.map(({ type }) => type);
  assert.deepEqual(typesOf(gallery(2)), ["gallery"]);
  assert.deepEqual(typesOf(gallery(1)), ["figure"]);
  assert.equal(typesOf(gallery(31))?.filter((type) => type === "figure").length, 31);
  assert.equal(markdownFromDocument(documentFromMarkdown(gallery(30))).trim(), gallery(30));
  const named = { mediaId: id, alt: "", caption: "" };
  for (const wrong of [
    [],
    Array(31).fill(named),
    [named, { ...named, mediaId: "x" }],
    [named, { ...named, onload: "x" }],
    [named, null],
    [{ ...named, caption: "x".repeat(1001) }, named],
    "x",
  ]) {
    const gallery = { type: "gallery", attrs: { pictures: wrong } };
    assert.throws(
      () => checkDocument({ type: "doc", content: [gallery] }),
      JSON.stringify(wrong).slice(0, 80),
    );
  }
});

test("what looks like a figure and is none stays text, and so does one that stands in a list", () => {
  for (const line of ["::figure(short)", `::figure[x](${id} wide wide)`, `- ::figure(${id})`])
    assert.deepEqual(pictureIds(documentFromMarkdown(line)), [], line);
  assert.match(html(`::: gallery\n::figure(${id})\nwords\n:::`), /::: gallery.*words/s);
});

test("the ids and the own words of all pictures are known", () => {
  const document = documentFromMarkdown(
    `::figure[One](${id} "Two")\n\n::: gallery\n::figure(${id})\n::figure[Three](${other})\n:::`,
  );
  assert.deepEqual(pictureIds(document), [id, other]);
  assert.equal(documentText(document), "Two\n\nOne\n\nThree");
});

test("no caption, alt text or credit becomes a tag, whoever wrote it, and each comes back from Markdown", () => {
  const { document } = new JSDOM("").window;
  const all = readHostileTexts().filter((text) => text.length <= 500);
  assert.ok(all.length > 100);
  for (const text of all) {
    const own = { mediaId: id, alt: text, caption: text };
    const given = checkDocument({
      type: "doc",
      content: [
        { type: "figure", attrs: { ...own, isWide: true } },
        { type: "gallery", attrs: { pictures: [own, { mediaId: id, alt: "", caption: "" }] } },
      ],
    });
    assert.deepEqual(pictureIds(given), [id]);
    assert.deepEqual(
      JSON.parse(JSON.stringify(documentFromMarkdown(markdownFromDocument(given)))),
      JSON.parse(JSON.stringify(given)),
      text,
    );
    const body = document.createElement("div");
    const hostile = { ...picture, alt: text, caption: text, credit: text };
    body.innerHTML = documentHtml(given, { ...reading, pictures: new Map([[id, hostile]]) });
    const tags = [...body.querySelectorAll("*")].map(({ tagName }) => tagName).join(" ");
    assert.equal(tags, "FIGURE IMG FIGCAPTION BDI ".repeat(3).trim(), text);
    assert.equal(body.querySelectorAll("img")[2]?.alt, text.replaceAll("\r", "\n"), text);
  }
});
