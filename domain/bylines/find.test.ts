import assert from "node:assert/strict";
import { test } from "node:test";
import { useTestDatabase } from "#fixtures/test-database.ts";
import { listByByline } from "../articles/list-published.ts";
import { findByline } from "./find.ts";

useTestDatabase({ seed: "sample" });

test("a byline is found by its slug under its name in the language, and leads to its articles", () => {
  const english = findByline("en", "golnar-mehravi");
  const persian = findByline("fa", "golnar-mehravi");
  assert.equal(english?.name, "Golnar Mehravi");
  assert.equal(persian?.name, "گلنار مهراوی");
  assert.equal(english?.id, persian?.id);
  assert.ok(english && listByByline("en", english.id).rows.length > 0);
});

test("a byline without a name in the language is not found in it", () => {
  assert.equal(findByline("xx", "golnar-mehravi"), undefined);
  assert.equal(findByline("en", "nobody"), undefined);
});
