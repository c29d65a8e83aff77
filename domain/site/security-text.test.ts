import assert from "node:assert/strict";
import { test } from "node:test";
import { seededAt as now, useTestDatabase } from "#fixtures/test-database.ts";
import { securityText } from "./security-text.ts";
import { readSettings } from "./settings.ts";

useTestDatabase();

test("security.txt names whom to tell, in which languages, and holds for some months", () => {
  const settings = readSettings({
    SITE_URL: "https://news.example",
    SECURITY_CONTACT: "mailto:safe@news.example",
  });
  assert.equal(
    securityText(settings, now),
    [
      "Contact: mailto:safe@news.example",
      "Expires: 2026-04-15T00:00:00.000Z",
      "Preferred-Languages: en, fa",
      "Canonical: https://news.example/.well-known/security.txt",
      "",
    ].join("\n"),
  );
});

test("without a contact of its own security.txt leads to the site", () => {
  assert.match(
    securityText(readSettings({ SITE_URL: "https://news.example" }), now),
    /^Contact: https:\/\/news\.example\/en$/m,
  );
});
