import assert from "node:assert/strict";
import { test } from "node:test";
import { readArticles } from "#fixtures/newsroom.ts";
import { documentFromMarkdown, markdownFromDocument } from "./markdown.ts";
import { documentHtml, documentText } from "./render.ts";

const html = (markdown: string, direction?: "rtl") =>
  documentHtml(documentFromMarkdown(markdown, direction), "https://news.example");

test("the Markdown of a text and its document are two forms of the same thing", () => {
  for (const { markdown, lang } of readArticles()) {
    const document = documentFromMarkdown(markdown, lang === "fa" ? "rtl" : "ltr");
    const again = documentFromMarkdown(markdownFromDocument(document), lang === "fa" ? "rtl" : "ltr");
    assert.deepEqual(again, document);
  }
});

test("headings, emphasis, quotes, lists, dividers and links become a reader's HTML", () => {
  assert.equal(html("# One\n\n### Two\n\n---"), "<h2>One</h2><h3>Two</h3><hr>");
  assert.equal(
    html("**b** *i* [l](/en)"),
    '<p><strong>b</strong> <em>i</em> <a href="https://news.example/en">l</a></p>',
  );
  assert.equal(
    html("> q\n\n- a\n- b"),
    "<blockquote><p>q</p></blockquote><ul><li><p>a</p></li><li><p>b</p></li></ul>",
  );
  assert.equal(html("3. c\n4. d"), '<ol start="3"><li><p>c</p></li><li><p>d</p></li></ol>');
});

test("HTML, pictures and code in Markdown stay plain text; an unsafe link leaves its words", () => {
  assert.doesNotMatch(html("<script>alert(1)</script>\n\n<img src=x onerror=alert(1)>"), /<script|<img/);
  assert.doesNotMatch(html("![x](https://a.example/x.png)"), /<img/);
  assert.doesNotMatch(html("[x](javascript:alert(1))"), /href/);
});

test("a block whose letters run against the text's direction gets its own", () => {
  assert.equal(html("A line.\n\nخطی به فارسی."), '<p>A line.</p><p dir="rtl">خطی به فارسی.</p>');
  assert.equal(html("خطی به فارسی.\n\nA line.", "rtl"), '<p>خطی به فارسی.</p><p dir="ltr">A line.</p>');
  assert.equal(html("2026 — 1405", "rtl"), "<p>2026 — 1405</p>");
});

test("the words of a document stand without marks, a blank line between blocks", () => {
  assert.equal(documentText(documentFromMarkdown("## A\n\n**b** c\n\n- d")), "A\n\nb c\n\nd");
});

test("text is escaped wherever it stands", () => {
  assert.equal(
    html("a < b & \"c\" [d](https://a.example/?x=%22&y='1')"),
    '<p>a &#60; b &#38; &#34;c&#34; <a href="https://a.example/?x=%22&#38;y=&#39;1&#39;">d</a></p>',
  );
});
