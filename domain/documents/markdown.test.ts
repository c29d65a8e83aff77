import assert from "node:assert/strict";
import { test } from "node:test";
import { readArticles } from "#fixtures/newsroom.ts";
import { documentFromMarkdown } from "./markdown.ts";
import { markdownFromDocument } from "./markdown-writing.ts";
import { documentHtml } from "./render.ts";
import { checkDocument } from "./schema.ts";
import { documentText } from "./words.ts";

const html = (markdown: string, direction?: "rtl") =>
  documentHtml(documentFromMarkdown(markdown, direction), {
    lang: "en",
    direction: "ltr",
    siteUrl: "https://news.example",
  });

test("the Markdown of a text and its document are two forms of the same thing", () => {
  for (const { markdown, lang } of readArticles()) {
    const direction = lang === "fa" ? "rtl" : "ltr";
    const document = documentFromMarkdown(markdown, direction);
    const again = documentFromMarkdown(markdownFromDocument(document, direction), direction);
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

test("marks, notes, quotes, call-outs, tables, frames and cards are written as docs/markdown.md says", () => {
  assert.equal(
    html("~~a~~ `b` x<sup>2</sup> H<sub>2</sub>O<br>c <em>d</em>"),
    "<p><s>a</s> <code>b</code> x<sup>2</sup> H<sub>2</sub>O<br>c <em>d</em></p>",
  );
  assert.equal(
    html("Sold[^a] **twice[^b] or** more.\n\n[^a]: To *whom*?\n[^b]: See\nthe lease."),
    '<p>Sold<sup class="note-mark">[1]</sup> <strong>twice</strong><sup class="note-mark">[2]</sup><strong> or</strong> more.</p><hr><ol><li>To <em>whom</em>?</li><li>See the lease.</li></ol>',
  );
  const quoted =
    "<blockquote><p>Nobody.</p></blockquote><figcaption>The <em>clerk</em></figcaption></figure>";
  assert.equal(html("> Nobody.\n>\n> — The *clerk*"), `<figure class="quote">${quoted}`);
  assert.equal(html("> Nobody.\n>\n> -- The *clerk*"), `<figure class="quote">${quoted}`);
  assert.equal(html("::: pull-quote\nNobody.\n\n— The *clerk*\n:::"), `<figure class="pull-quote">${quoted}`);
  assert.equal(
    html("::: callout\n- a\n:::\nafter"),
    '<div class="callout" role="note"><ul><li><p>a</p></li></ul></div><p>after</p>',
  );
  assert.match(
    html("| a | b |\n| --- | --- |\n| 1<br>2 |"),
    /<th scope="col" dir="ltr">a<\/th>.*<td>1<br>2<\/td><td><\/td>/,
  );
  assert.equal(
    html("::embed[A film](https://youtu.be/dQw4w9WgXcQ)"),
    '<p><a href="https://youtu.be/dQw4w9WgXcQ">A film</a> (YouTube)</p>',
  );
});

test("a column's alignment is in its line of dashes; the start, which is where all stand, is not written", () => {
  const written = "| a | b | c | d |\n| --- | :--- | :---: | ---: |\n| 1 | 2 | 3 | 4 |";
  const document = documentFromMarkdown(written);
  assert.deepEqual(
    document.content?.[0]?.content?.map(({ content }) => content?.map(({ attrs }) => attrs?.align)),
    [1, 2].map(() => [undefined, undefined, "center", "end"]),
  );
  assert.equal(markdownFromDocument(document), written.replace(":--- |", "--- |"));
});

test("what looks like one of these forms and is none stays text, and nothing is refused", () => {
  assert.equal(html("a[^x] b"), "<p>a[^x] b</p>");
  assert.equal(html("::embed[x](https://evil.example/)"), "<p>::embed(https://evil.example/)</p>");
  assert.equal(html("::related(x)"), "<p>::related(x)</p>");
  assert.equal(html("::: unknown\na\n:::"), "<p>::: unknown a :::</p>");
  assert.match(
    html("::: callout\nnever closed"),
    /^<div class="callout" role="note"><p>never closed<\/p><\/div>$/,
  );
  assert.equal(html("- | a |\n  | --- |\n  | b |"), "<ul><li><p>a</p><p>b</p></li></ul>");
  assert.equal(html("- ## a"), "<ul><li><h2>a</h2></li></ul>");
  assert.equal(
    html("> — Only a name"),
    '<figure class="quote"><blockquote></blockquote><figcaption>Only a name</figcaption></figure>',
  );
  assert.equal(html("[^1]: alone"), "");
  assert.equal(html("<sup>never closed"), "<p><sup>never closed</sup></p>");
});

test("code keeps its spaces, also where it is nothing else", () => {
  for (const code of [" ", "  ", "   ", "    ", " a ", " a", "`", " ` "]) {
    const text = { type: "text", text: code, marks: [{ type: "code" }] };
    const given = checkDocument({
      type: "doc",
      content: [{ type: "paragraph", content: [text, { type: "text", text: " and on" }] }],
    });
    const again = documentFromMarkdown(markdownFromDocument(given));
    assert.equal(JSON.stringify(again), JSON.stringify(given));
  }
});

test("a note in itself, and notes by the thousand, end", () => {
  assert.match(html("a[^1]\n\n[^1]: b[^1]"), /<li>b\[\^1\]<\/li>/);
  const many = `${"a[^1]".repeat(2000)}\n\n[^1]: b`;
  assert.equal(html(many).match(/<li>/g)?.length, 2000);
});

test("HTML and pictures in Markdown stay plain text; an unsafe link leaves its words", () => {
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
