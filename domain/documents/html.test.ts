import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { Invalid } from "../errors.ts";
import { documentFromHtml } from "./html.ts";
import { markdownFromDocument } from "./markdown-writing.ts";
import { documentHtml } from "./render.ts";
import { documentText } from "./words.ts";

const shown = (html: string, direction?: "ltr" | "rtl") =>
  documentHtml(documentFromHtml(html, direction), {
    lang: "en",
    direction: "ltr",
    siteUrl: "https://site.example",
  });

test("paragraphs, headings, quotes, lists, dividers and marks come over; white space collapses as in a browser", () => {
  assert.equal(
    shown("<h1>A</h1>\n<p>One\n <b>two <i>three</i></b><br/>four&nbsp;five &amp; six </p><hr><h5>B</h5>"),
    "<h2>A</h2><p>One <strong>two <em>three</em></strong><br>four\u00a0five &#38; six</p><hr><h3>B</h3>",
  );
  assert.equal(
    shown("<blockquote>loose<p>in p</p></blockquote><ol start=4><li>a<ul><li>b</ul><li>c</ol>"),
    '<blockquote><p>loose</p><p>in p</p></blockquote><ol start="4"><li><p>a</p><ul><li><p>b</p></li></ul></li><li><p>c</p></li></ol>',
  );
});

test("a table comes over with its first row as its head; cells over several columns or rows are split, no word is lost", () => {
  const markdown = (html: string) => markdownFromDocument(documentFromHtml(html), "ltr");
  assert.equal(
    markdown(
      "<p>a</p><figure><table><caption>Dues</caption><thead><tr><th>Name<th>Sum</thead><tr><td><p>One<p>two<td>3</table></figure>b",
    ),
    "a\n\nDues\n\n| Name | Sum |\n| --- | --- |\n| One<br>two | 3 |\n\nb",
  );
  assert.equal(
    markdown(
      '<table><tr><td rowspan=2>A<td colspan="2">B<tr><td>C<td rowspan=9><ul><li>D<li>E</ul><tr><td>F</table>',
    ),
    "| A | B |  |\n| --- | --- | --- |\n|  | C | D<br>E |\n| F |  |  |",
  );
});

test("a column is aligned as most of its cells are, whatever its name and its empty cells say", () => {
  const line = (html: string, direction?: "ltr" | "rtl") =>
    markdownFromDocument(documentFromHtml(html, direction), direction ?? "ltr").split("\n")[1];
  const rows = (cell: string) =>
    `<table><tr><th align=center>A<th>B<tr>${cell}<td>x<tr>${cell}<td>y<tr><td><td></table>`;
  assert.equal(line(rows('<td class="has-text-align-right" data-align="right">1')), "| ---: | --- |");
  assert.equal(line(rows('<td><p style="color:red;text-align: center">1</p>')), "| :---: | --- |");
  assert.equal(line(rows("<td align=LEFT>1")), "| --- | --- |");
  assert.equal(line(rows("<td style='text-align:justify'>1")), "| --- | --- |");
  assert.equal(line(rows("<td align=left>۱").replaceAll("x", "سال"), "rtl"), "| ---: | --- |");
  assert.equal(line(rows("<td align=right>سال"), "rtl"), "| --- | --- |");
  assert.equal(line(rows("<td align=left>40 km").replaceAll("x", "سالی دیگر"), "rtl"), "| ---: | --- |");
});

test("a table that lays out a page, or stands in a quote, a list or another table, is its paragraphs", () => {
  assert.equal(shown("<table><tr><td><p>a</p><ul><li>b</ul></table>"), "<p>a</p><ul><li><p>b</p></li></ul>");
  assert.equal(
    shown("<blockquote><table><tr><td>a<td>b</table></blockquote>"),
    "<blockquote><p>a</p><p>b</p></blockquote>",
  );
  assert.match(
    shown("<table>x<tr>y<td>a<table><tr><td>b<td>c</table>d<td>e</table>f"),
    /^<p>x<\/p><p>y<\/p>.*<th [^>]*>a<br>b<br>c<br>d<\/th><th [^>]*>e<\/th>.*<p>f<\/p>$/s,
  );
  assert.equal(shown("</table></td>a<td>b</td><table>"), "<p>a</p><p>b</p>");
});

test("notes come over from WordPress and Markdown's programs, each where its number stood", () => {
  const markdown = (html: string) => markdownFromDocument(documentFromHtml(html), "ltr");
  const expected = "Salt[^1] and water.[^2]\n\n[^1]: See *here*.\n[^2]: Or there.";
  const wordpress = `<p>Salt<sup data-fn="x1" class="fn"><a href="#x1" id="x1-link">1</a></sup> and water.<sup data-fn="x2"
    class="fn"><a href="#x2" id="x2-link">2</a></sup></p><ol class="wp-block-footnotes"><li id="x1">See <em>here</em>.
    <a href="#x1-link">↩︎</a></li><li id="x2">Or there. <a href="#x2-link">↩︎</a></li></ol>`;
  const markdownIt = `<p>Salt<sup id="fnref:1"><a href="#fn:1">1</a></sup> and water.<sup id="fnref:2"><a href="#fn:2">2</a></sup></p>
    <section class="footnotes"><ol><li id="fn:1"><p>See <em>here</em>. <a href="#fnref:1">↩</a></p></li>
    <li id="fn:2"><p>Or there. <a href="#fnref:2">↩</a></p></li></ol></section>`;
  assert.equal(markdown(wordpress), expected);
  assert.equal(markdown(markdownIt), expected);
});

test("a link within the page that nothing leads back from is no note", () => {
  assert.equal(
    shown('<p>See <a href="#b">2</a></p><p id="b">B</p>').replace(/<a [^>]*>(.*?)<\/a>/, "$1"),
    "<p>See 2</p><p>B</p>",
  );
});

test("however tables, lists, quotes and notes are nested or left open, no word is lost", () => {
  const tags =
    "table /table tr td /td th p /p ul /ul li blockquote /blockquote span /span b /b h2 br caption";
  const pieces = [
    ...tags.split(" ").map((tag) => `<${tag}>`),
    "<span data-footnote>",
    '<td colspan="3" rowspan="2">',
  ];
  const piece = fc.oneof(fc.constantFrom(...pieces), fc.constant("word "));
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (given) => {
      const words = given.filter((each) => each === "word ").length;
      const text = documentText(documentFromHtml(given.join("")));
      assert.equal(text.match(/word/g)?.length ?? 0, words, given.join(""));
    }),
    { numRuns: 200 },
  );
});

test("of unknown elements the text stays; scripts, styles and forms' controls go with what they hold", () => {
  assert.equal(
    shown("<div>a<span onclick=x()>b</span></div><table><tr><td>c</td></tr></table>"),
    "<p>ab</p><p>c</p>",
  );
  assert.equal(shown("<script>alert(1)</script><style>p{}</style><textarea>t</textarea><p>ok"), "<p>ok</p>");
});

test("a link that is not safe leaves its text without the link", () => {
  assert.equal(
    shown('<p><a href="javascript:alert(1)">a</a><a href="data:text/html,x">b</a> <a href="/en">c</a></p>'),
    '<p>ab <a href="https://site.example/en">c</a></p>',
  );
});

test("broken markup still gives a document of the schema", () => {
  assert.equal(shown("</p></ul><li>x"), "<p>x</p>");
  assert.equal(shown("<p>a<ul>b<li><h2>c"), "<p>a</p><ul><li><p>b</p></li><li><p>c</p></li></ul>");
  assert.equal(shown("<ul></ul><blockquote></blockquote><p>&nbsp;</p>"), "");
});

test("a block says its direction only where it differs from the text's own", () => {
  assert.equal(shown('<p dir="ltr">a</p><p>سلام</p>'), '<p>a</p><p dir="rtl">سلام</p>');
  assert.equal(
    shown('<p>سلام</p><p>BBC سلام بر شما</p><p dir="ltr">سلام</p>', "rtl"),
    '<p>سلام</p><p>BBC سلام بر شما</p><p dir="ltr">سلام</p>',
  );
});

test("nesting without end is refused, and so is a text without end", () => {
  assert.throws(() => documentFromHtml("<blockquote>".repeat(50_000)), new Invalid({ body: "badDocument" }));
  assert.throws(() => documentFromHtml("<p>a</p>".repeat(200_000)), new Invalid({ body: "tooLong" }));
});
