import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { listOutgoingMails } from "#domain/mail/list-outbox.ts";
import { signUp } from "#domain/subscribers/sign-up.ts";
import { useTestDatabase } from "#fixtures/test-database.ts";
import { openTestSmtp } from "#fixtures/test-smtp.ts";
import { enlist } from "#fixtures/test-staff.ts";

useTestDatabase();

const smtp = await openTestSmtp();

test("several processes send each mail once, and end when they are told", { timeout: 60_000 }, async () => {
  const addresses = Array.from({ length: 12 }, (_, n) => `reader-${n + 10}@example.org`);
  for (const email of addresses) {
    signUp({ email, lang: "en", page: "/en", network: "192.0.2.1" }, Date.now());
  }
  const script = `import("#jobs/worker.ts").then(({ startWorker }) => {
    const stop = startWorker();
    process.once("SIGTERM", () => stop().then(() => process.exit(0)));
  })`;
  const workers = [1, 2].map(() =>
    spawn(process.execPath, ["--input-type=module", "-e", script], {
      cwd: join(import.meta.dirname, ".."),
      env: { ...process.env, SMTP_URL: smtp.url },
      stdio: ["ignore", "ignore", "inherit"],
    }),
  );
  const editor = enlist("editor");
  const areSent = () => listOutgoingMails(editor).rows.every(({ state }) => state === "sent");
  while (!areSent()) await pause(50);
  for (const worker of workers) {
    worker.kill("SIGTERM");
    assert.deepEqual(await once(worker, "exit"), [0, null]);
  }
  assert.deepEqual(smtp.mails.flatMap(({ recipients }) => recipients).sort(), addresses);
});
