import assert from "node:assert/strict";
import { test } from "node:test";
import { Invalid } from "../errors.ts";
import { documentFromHtml } from "./html.ts";
import { documentHtml } from "./render.ts";

const shown = (html: string, direction?: "ltr" | "rtl") =>
  documentHtml(documentFromHtml(html, direction), { lang: "en", siteUrl: "https://site.example" });

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
