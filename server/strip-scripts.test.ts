import assert from "node:assert/strict";
import { test } from "node:test";
import { stripScripts } from "./strip-scripts.ts";

test("scripts, flight data and their preloads leave a page; its text and styles stay", () => {
  const html = [
    '<!DOCTYPE html><html lang="en"><head>',
    '<link rel="stylesheet" href="/_next/static/a.css" data-precedence="next">',
    '<link rel="preload" as="script" fetchPriority="low" href="/_next/static/b.js">',
    '<link rel="preload" href="/_next/static/font.woff2" as="font" crossorigin="" type="font/woff2">',
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
      "</head><body><main>A text &lt;script&gt;</main></body></html>",
    ].join(""),
  );
});

test("data blocks and the reader's own script stay", () => {
  const kept =
    '<script type="application/ld+json">{"a":1}</script><script src="/reader.js" data-reader="" defer=""></script>';
  assert.equal(stripScripts(kept), kept);
});

test("a title that looks like the end or the start of a script is text, beside the reader's own script", () => {
  const title = "&lt;/script&gt;&lt;script data-reader&gt;alert(1)&lt;/script&gt;";
  const own = '<script src="/_next/static/media/reader.abc.js" defer="" data-reader=""></script>';
  const html = `<head><title>${title}</title>${own}</head><body><h1 title="${title}">${title}</h1><script>self.__next_f.push([1,"data-reader \\u003c/script>"])</script><p>end</p></body>`;
  assert.equal(
    stripScripts(html),
    `<head><title>${title}</title>${own}</head><body><h1 title="${title}">${title}</h1><p>end</p></body>`,
  );
});

test("a script that only speaks of data-reader is no reader's script", () => {
  assert.equal(stripScripts('<script>var a = "data-reader";</script>'), "");
  assert.equal(stripScripts('<script id="x" nonce="">/* type="application/ld+json" */</script>'), "");
});
