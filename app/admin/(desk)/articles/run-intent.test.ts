import assert from "node:assert/strict";
import { test } from "node:test";
import { findPublishedArticle } from "#domain/articles/find-published.ts";
import { runSchedule } from "#domain/articles/run-schedule.ts";
import { scheduleArticle } from "#domain/articles/schedule.ts";
import { hour } from "#domain/durations.ts";
import { articleInput } from "#fixtures/article-input.ts";
import { seededAt as now, useTestDatabase } from "#fixtures/test-database.ts";
import { enlist } from "#fixtures/test-staff.ts";
import { type FormValues, formValues } from "../../../form-values.ts";
import { runIntent } from "./run-intent.ts";

useTestDatabase();

test("who saves a draft shows readers nothing, though it has come out since the form was opened", () => {
  const editor = enlist("editor");
  const input = articleInput({ title: "Half a sentence" });
  const { version } = scheduleArticle(editor, input, { publishAt: now + hour, withdrawAt: null }, now);
  runSchedule(now + hour);
  const late = { ...input, version, title: "Half a" };
  runIntent("save", editor, valuesOf(late), now + hour);
  assert.equal(findPublishedArticle("en", "half-a-sentence")?.title, "Half a sentence");
  runIntent("save", editor, valuesOf({ ...late, version: version + 1, isPublic: 1 }), now + hour);
  assert.equal(findPublishedArticle("en", "half-a-sentence")?.title, "Half a");
});

function valuesOf(fields: Record<string, unknown>): FormValues {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields))
    for (const each of [value].flat()) form.append(name, String(each));
  return formValues(form);
}
