import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { findProgress } from "#domain/newsletter/progress.ts";
import { scheduleIssue } from "#domain/newsletter/schedule.ts";
import { settings } from "#domain/site/settings.ts";
import { useTestDatabase } from "#fixtures/test-database.ts";
import { draftIssue } from "#fixtures/test-issue.ts";
import { countProcesses } from "#fixtures/test-processes.ts";
import { enrolReaders } from "#fixtures/test-readers.ts";
import { openTestSmtp } from "#fixtures/test-smtp.ts";
import { enlist } from "#fixtures/test-staff.ts";
import { until } from "#fixtures/until.ts";
import { openMailroom } from "./mailroom-thread.ts";

useTestDatabase();

const smtp = await openTestSmtp();
process.env.SMTP_URL = smtp.url;
settings().smtpUrl = smtp.url;

test("the mailroom's thread stands while an issue goes out, is there for the next, and ends when told", async () => {
  const mailroom = openMailroom({ idleMs: 100 });
  const editor = enlist("editor");
  enrolReaders(3, { langs: ["en"], at: Date.now() });
  mailroom.tend(Date.now());
  await pause(200);
  assert.equal(countProcesses(), 0, "nothing is to be sent");

  const tendUntil = (isDone: () => boolean) =>
    until(() => {
      mailroom.tend(Date.now());
      return isDone();
    }, 50);
  for (const _ of ["first", "second"]) {
    const id = draftIssue(editor, ["en"], Date.now());
    scheduleIssue(editor, id, undefined, Date.now());
    await tendUntil(() => findProgress(editor, id).state === "sent");
    await tendUntil(() => countProcesses() === 0);
  }
  assert.equal(smtp.mails.filter(({ recipients }) => recipients[0]?.startsWith("reader-")).length, 6);

  scheduleIssue(editor, draftIssue(editor, ["fa"], Date.now()), Date.now() + 2000, Date.now());
  await tendUntil(() => countProcesses() === 1);
  await mailroom.stop();
  assert.equal(countProcesses(), 0);
});
