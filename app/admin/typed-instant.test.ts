import assert from "node:assert/strict";
import { test } from "node:test";
import { Invalid } from "#domain/errors.ts";
import { useTestDatabase } from "#fixtures/test-database.ts";
import { formValues, invalidState } from "../form-values.ts";
import { givenInstant, requiredInstant } from "./typed-instant.ts";

useTestDatabase();

function valuesOf(at: string) {
  const form = new FormData();
  form.set("at", at);
  return formValues(form);
}

function messageOf(read: () => unknown, lang: string): string | undefined {
  try {
    read();
  } catch (error) {
    if (error instanceof Invalid) return invalidState(error, lang, {}).errors.at;
    throw error;
  }
  return undefined;
}

test("a date that lacks a part is told what a date needs, in the person's language; none is one only where it may be", () => {
  const english = "Please give a full date that exists: day, month and year, with hour and minute.";
  for (const half of ["incomplete", "2026-11-29", "2026-11T10:00", "2026-02-31T10:00", "2026-11-29T24:30"]) {
    const values = valuesOf(half);
    assert.equal(givenInstant(values, "at"), Number.NaN);
    assert.match(messageOf(() => requiredInstant(values, "at"), "fa") ?? "", /روز، ماه و سال/);
  }
  assert.equal(givenInstant(valuesOf(""), "at"), undefined);
  assert.equal(
    messageOf(() => requiredInstant(valuesOf(""), "at"), "en"),
    english,
  );
  // The test newsroom's clock is Berlin's.
  assert.equal(givenInstant(valuesOf("2026-11-29T10:00"), "at"), Date.UTC(2026, 10, 29, 9));
});
