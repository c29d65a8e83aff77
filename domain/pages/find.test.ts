import assert from "node:assert/strict";
import { test } from "node:test";
import { useTestDatabase } from "#fixtures/test-database.ts";
import { findPage } from "./find.ts";

useTestDatabase({ seed: "sample" });

test("a standing page is found by its address and knows its translations", () => {
  const page = findPage("fa", "about");
  assert.equal(page?.title, "دربارهٔ ما");
  assert.equal(page?.body.type, "doc");
  assert.deepEqual(
    page?.translations.map(({ lang, slug }) => ({ lang, slug })),
    [{ lang: "en", slug: "about" }],
  );
});

test("a page that does not exist is not found", () => {
  assert.equal(findPage("en", "imprint"), undefined);
});
