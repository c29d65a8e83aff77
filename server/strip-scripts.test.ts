import assert from "node:assert/strict";
import { test } from "node:test";
import { codeOf } from "./reader-scripts.ts";
import { stripScripts } from "./strip-scripts.ts";

const own = `<script type="module" data-reader>${codeOf("reader")}</script>`;

test("scripts, flight data and their preloads leave a page; its text and styles stay", () => {
  const html = [
    '<!DOCTYPE html><html lang="en"><head>',
    '<link rel="stylesheet" href="/_next/static/a.css" data-precedence="next">',
    '<link rel="preload" as="script" fetchPriority="low" href="/_next/static/b.js">',
    '<link rel="preload" href="/_next/static/font.woff2" as="font" crossorigin="" type="font/woff2">',
    '<link rel="expect" href="#_R_" blocking="render"/><link rel="expect" href="#rest" blocking="render"/>',
    '<script src="/_next/static/b.js" async=""></script></head>',
    "<body><!--$--><main>A<!-- --> text &lt;script&gt;</main><!--/$-->",
    '<script>self.__next_f.push([1,"<p>x</p>"])</script></body></html>',
  ].join("");
  assert.equal(
    stripScripts(html),
    [
      '<!DOCTYPE html><html lang="en"><head>',
      '<link rel="stylesheet" href="/_next/static/a.css" data-precedence="next">',
      '<link rel="preload" href="/_next/static/font.woff2" as="font" crossorigin="" type="font/woff2">',
      '<link rel="expect" href="#rest" blocking="render"/>',
      "</head><body><main>A text &lt;script&gt;</main></body></html>",
    ].join(""),
  );
});

test("data blocks stay, and the reader's own script stands where a page asks for it by name", () => {
  const data = '<script type="application/ld+json">{"a":1}</script>';
  assert.equal(stripScripts(`${data}<script data-reader="reader"></script>`), data + own);
  assert.match(own, /^<script type="module" data-reader>[^<]+document\.forms[^<]+<\/script>$/);
});

test("a title that looks like the end or the start of a script is text, beside the reader's own script", () => {
  const title = "&lt;/script&gt;&lt;script data-reader=&quot;reader&quot;&gt;alert(1)&lt;/script&gt;";
  const flight = '<script>self.__next_f.push([1,"data-reader=\\"reader\\" \\u003c/script>"])</script>';
  const page = (script: string, rest: string) =>
    `<head><title>${title}</title></head><body><h1 title="${title}">${title}</h1>${rest}<p>end</p>${script}</body>`;
  assert.equal(stripScripts(page('<script data-reader="reader"></script>', flight)), page(own, ""));
});

test("a script that only speaks of data-reader, or brings code of its own, is no reader's script", () => {
  assert.equal(stripScripts("<script>var a = 'data-reader=\"reader\"';</script>"), "");
  assert.equal(stripScripts('<script id="x" nonce="">/* type="application/ld+json" */</script>'), "");
  assert.equal(stripScripts('<script data-reader="other">alert(1)</script>'), "");
  assert.equal(stripScripts('<script data-reader="reader">alert(1)</script>'), own);
});
