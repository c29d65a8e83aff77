import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { BadSetting } from "#domain/site/settings.ts";
import { readSettingsFromFiles } from "./environment.ts";

const folder = mkdtempSync(join(tmpdir(), "apadana-test-"));
after(() => rmSync(folder, { recursive: true }));
const file = join(folder, "smtp");
writeFileSync(file, "smtp://user:secret@mail.example:587\n");

const environment = (given: Partial<Record<string, string>>): NodeJS.ProcessEnv => ({
  NODE_ENV: "production",
  ...given,
});

test("a setting may come from a file, and anything else that ends in _FILE is left alone", () => {
  const env = environment({ SMTP_URL_FILE: file, SSL_CERT_FILE: "/nowhere" });
  readSettingsFromFiles(env);
  assert.equal(env.SMTP_URL, "smtp://user:secret@mail.example:587");
  assert.equal(env.SSL_CERT, undefined);
});

test("a setting that is given twice, or in a file that is not there, is named", () => {
  for (const given of [
    { SMTP_URL: "smtp://a", SMTP_URL_FILE: file },
    { SMTP_URL_FILE: join(folder, "none") },
  ]) {
    assert.throws(
      () => readSettingsFromFiles(environment(given)),
      (error) => error instanceof BadSetting && error.message.startsWith("Setting SMTP_URL_FILE: "),
    );
  }
});
