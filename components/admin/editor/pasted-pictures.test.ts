import assert from "node:assert/strict";
import { test } from "node:test";
import { JSDOM } from "jsdom";
import * as pictures from "#fixtures/pictures.ts";
import { plainPaste } from "./pasted-html.ts";
import { pastedPictures, pictureSign } from "./pasted-pictures.ts";

const { window } = new JSDOM("");
Object.assign(globalThis, { DOMParser: window.DOMParser });

const carried = `data:image/png;base64,${(await pictures.png(64, 64)).toString("base64")}`;
const plain = (html: string, takesPictures = true) => plainPaste(html, { direction: "ltr", takesPictures });

test("a picture that pasted text carries is a file, and its sign stands where it stood; what is only shown there is counted", async () => {
  const html = `<p>Before</p><p><img src="${carried}"></p><p>Between<img src="file:///C:/clip_image001.png"></p><img src="https://example.org/a.jpg">`;
  const { files, leftOut } = pastedPictures(html);
  assert.deepEqual(
    files.map(({ name, type }) => [name, type]),
    [["image.png", "image/png"]],
  );
  assert.deepEqual(Buffer.from(await (files[0] as File).arrayBuffer()), await pictures.png(64, 64));
  assert.equal(leftOut, 2);
  assert.equal(plain(html), `<p>Before</p><p>${pictureSign}</p><p>Between</p>`);
  assert.equal(plain(html, false), "<p>Before</p><p>Between</p>");
});

test("dots that count readers, broken pictures and signs of others come in as nothing; a letter drawn as a picture is a letter", () => {
  const dot = `<img src="https://example.org/t.gif" width="1" height="1">`;
  const broken = `<img src="data:image/png;base64,${"%".repeat(500)}">`;
  assert.deepEqual(pastedPictures(dot), { files: [], leftOut: 0 });
  assert.deepEqual(pastedPictures(`<p>Words<noscript><img src="${carried}"></noscript></p>`), {
    files: [],
    leftOut: 0,
  });
  assert.deepEqual(pastedPictures(broken), { files: [], leftOut: 1 });
  assert.deepEqual(pastedPictures(`<img src="data:image/svg+xml;base64,${"A".repeat(500)}">`).leftOut, 1);
  assert.equal(plain(`<p>A${pictureSign}b${dot}${broken}</p>`), "<p>Ab</p>");
  const smile = `<p>Well <img alt="🙂" src="https://example.org/smile.png"></p>`;
  assert.deepEqual(pastedPictures(smile), { files: [], leftOut: 0 });
  assert.equal(plain(smile), "<p>Well 🙂</p>");
});

test("what is copied in the editor itself brings no picture of its own", () => {
  const own = `<div data-pm-slice="0 0 []" data-own-copy=""><img src="${carried}"></div>`;
  assert.deepEqual(pastedPictures(own), { files: [], leftOut: 0 });
});
