import assert from "node:assert/strict";
import { test } from "node:test";
import { tokenHash } from "#domain/tokens.ts";
import { formValues } from "./form-values.ts";

test("a form's texts come by name, without the fields by which React names the action", () => {
  const form = new FormData();
  form.append("title", "One");
  form.append("title", "Two");
  form.append("$ACTION_REF_1", "");
  form.append("file", new File(["x"], "x.jpg"));
  const values = formValues(form);
  assert.deepEqual(
    [values.text("title"), values.list("title"), values.text("other")],
    ["One", ["One", "Two"], ""],
  );
  assert.deepEqual(Object.keys(values.all), ["title"]);
});

test("whatever a caller puts in the place of a form or of a token is an empty form and a token of nobody", () => {
  for (const given of [
    undefined,
    null,
    7,
    "x",
    [["title", "One"]],
    { title: "One" },
    new Map([["title", "One"]]),
  ]) {
    assert.deepEqual(Object.keys(formValues(given as never).all), []);
    if (typeof given !== "string") assert.equal(tokenHash(given as never), tokenHash(""));
  }
});
