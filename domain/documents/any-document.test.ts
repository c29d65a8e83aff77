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
      const feed = documentHtml(given, { lang: "fa", siteUrl: "https://site.example", linked, pictures });
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

test("any document becomes plain text, with every word of it", () => {
  fc.assert(
    fc.property(anyDocument, (given) => {
      // An address after its words stands between the letters of one.
      const bare = withoutLinks(given);
      holdsAllWords(
        documentPlainText(bare, { lang: "en", siteUrl: "https://site.example", linked, pictures }),
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
