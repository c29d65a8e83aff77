import assert from "node:assert/strict";
import { test } from "node:test";
import { Editor } from "@tiptap/core";
import { DOMParser, DOMSerializer } from "@tiptap/pm/model";
import fc from "fast-check";
import { JSDOM } from "jsdom";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { anyDocument } from "#fixtures/documents.ts";
import { withoutIdleDirections } from "./direction.ts";
import { documentFromMarkdown } from "./markdown.ts";
import { markdownFromDocument } from "./markdown-writing.ts";
import { documentPlainText } from "./plain-text.ts";
import { documentElements, documentHtml } from "./render.ts";
import { checkDocument, type Document, documentExtensions, documentSchema } from "./schema.ts";
import { documentText } from "./words.ts";

const { document } = new JSDOM("").window;
const texts = {
  notes: "Notes",
  readAlso: "Read also",
  enlarge: "Show this picture larger",
  backToText: (number: string) => `Back to the text, ${number}`,
  loadFrom: (name: string) => `Load from ${name}`,
  loadHelp: (name: string) => `${name} will learn of it.`,
};
const linked = new Map([
  ["abcdefghijklmnop", { title: "Another <b>story</b>", path: "/en/articles/another" }],
]);
const sized = {
  width: 960,
  height: 640,
  tint: "l2 h3",
  sources: [
    { type: "image/avif", srcSet: "/media/a.avif 960w" },
    { type: "image/jpeg", srcSet: "/media/a.jpg 960w" },
  ],
  src: "/media/a.jpg",
  largest: "/media/a.jpg",
};
const words = { alt: "<script>alert(1)</script>", caption: '"><img src=x onerror=alert(1)>', credit: "<b>x" };
const pictures = new Map(
  ["picturepicture01", "PICTURE_-picture"].map((id) => [id, { ...sized, ...words, cut: sized }]),
);
const plain = (json: unknown) => JSON.parse(JSON.stringify(json));
const same = (a: Document, b: Document) => assert.deepEqual(plain(a), plain(b));

test("any document goes through the editor unchanged", () => {
  fc.assert(
    fc.property(anyDocument, (given) => {
      const editor = new Editor({ element: null, extensions: documentExtensions, content: plain(given) });
      same(checkDocument(plain(editor.getJSON())), given);
      editor.destroy();
    }),
    { numRuns: 50 },
  );
});

test("any document is copied and pasted within the editor without loss", () => {
  fc.assert(
    fc.property(anyDocument, (given) => {
      const node = documentSchema.nodeFromJSON(given);
      const holder = document.createElement("div");
      holder.append(DOMSerializer.fromSchema(documentSchema).serializeFragment(node.content, { document }));
      const again = document.createElement("div");
      again.innerHTML = holder.innerHTML;
      same(
        checkDocument(
          DOMParser.fromSchema(documentSchema).parse(again, { preserveWhitespace: "full" }).toJSON(),
        ),
        given,
      );
    }),
    { numRuns: 50 },
  );
});

test("any document comes back from its Markdown as it was, in either direction of the text", () => {
  fc.assert(
    fc.property(anyDocument, fc.constantFrom("ltr" as const, "rtl" as const), (given, direction) => {
      const markdown = markdownFromDocument(given, direction);
      same(documentFromMarkdown(markdown, direction), withoutIdleDirections(given, direction));
    }),
    { numRuns: 300 },
  );
});

test("any document becomes a page and a feed without script, and no word of it is lost", () => {
  fc.assert(
    fc.property(anyDocument, (given) => {
      const page = renderToStaticMarkup(
        createElement("main", {}, documentElements(given, { lang: "fa", texts, linked, pictures })),
      );
      const feed = documentHtml(given, {
        lang: "fa",
        direction: "rtl",
        siteUrl: "https://site.example",
        linked,
        pictures,
      });
      for (const html of [page, feed]) {
        const body = document.createElement("div");
        body.innerHTML = html;
        assert.equal(body.querySelector("script, style, iframe, [style]"), null);
        for (const element of body.querySelectorAll("*")) {
          assert.ok(element.getAttributeNames().every((name) => !name.startsWith("on")));
          assert.doesNotMatch(element.getAttribute("href") ?? "", /^\s*(?:javascript|data):/i);
        }
        for (const image of body.querySelectorAll("img")) {
          assert.match(image.getAttribute("src") ?? "", html === feed ? /^https:\/\/site/ : /^\/media/);
          image.replaceWith(image.alt);
        }
        holdsAllWords(body.textContent ?? "", given);
      }
    }),
    { numRuns: 50 },
  );
});

test("an aligned column stands by class on a page; a feed and a letter get the side, which is the other one from the right", () => {
  const page = (markdown: string) =>
    renderToStaticMarkup(
      createElement("main", {}, documentElements(documentFromMarkdown(markdown), { lang: "en", texts })),
    );
  const outside = (markdown: string, direction: "ltr" | "rtl") =>
    documentHtml(documentFromMarkdown(markdown, direction), {
      lang: "en",
      direction,
      siteUrl: "https://news.example",
    });
  const table = "| a | b |\n| :---: | ---: |\n| 1 | 12 km |";
  assert.match(page(table), /<th scope="col" class="align-center"><bdi dir="ltr">a<\/bdi><\/th>/);
  assert.match(page(table), /<td class="align-end"><bdi dir="ltr">12 km<\/bdi><\/td>/);
  assert.match(
    outside(table, "ltr"),
    /<td align="center">1<\/td><td align="right"><bdi dir="ltr">12 km<\/bdi><\/td>/,
  );
  const persian = "| سال | تن |\n| --- | ---: |\n| نخست | ۴۰ |";
  assert.match(
    outside(persian, "ltr"),
    /<div [^>]*dir="rtl"><table dir="rtl">.*<td dir="rtl">نخست<\/td><td align="left"><bdi dir="rtl">۴۰<\/bdi><\/td>/,
  );
  assert.match(outside(persian, "rtl"), /<table><thead>.*<td align="left"><bdi dir="rtl">۴۰<\/bdi>/);
});

test("any document becomes plain text, with every word of it", () => {
  fc.assert(
    fc.property(anyDocument, (given) => {
      // An address after its words stands between the letters of one.
      const bare = withoutLinks(given);
      holdsAllWords(
        documentPlainText(bare, {
          lang: "en",
          direction: "ltr",
          siteUrl: "https://site.example",
          linked,
          pictures,
        }),
        bare,
      );
    }),
    { numRuns: 50 },
  );
});

function holdsAllWords(shown: string, given: Document): void {
  const letters = lettersOf(shown);
  for (const block of documentText(given).split("\n\n")) assert.ok(letters.includes(lettersOf(block)), block);
}

// What stands between the words differs from form to form.
function lettersOf(text: string): string {
  return text.replace(/[^\p{L}]/gu, "");
}

function withoutLinks(node: Document): Document {
  return {
    ...node,
    ...(node.marks ? { marks: node.marks.filter(({ type }) => type !== "link") } : {}),
    ...(node.content ? { content: node.content.map(withoutLinks) } : {}),
  };
}
