import assert from "node:assert/strict";
import { test } from "node:test";
import { BadSetting, readSettings } from "./settings.ts";

test("without any setting the site is this machine's own, and an empty value is none", () => {
  const settings = readSettings({ PORT: "", SMTP_URL: "" });
  assert.equal(settings.siteUrl, "http://localhost:3000");
  assert.equal(settings.host, "127.0.0.1");
  assert.equal(settings.smtpUrl, undefined);
  assert.equal(settings.mailFrom, "noreply@localhost");
  assert.equal(settings.trustProxy, 0);
  assert.equal(settings.seed, "sample");
});

test("each wrong setting is named in one line", () => {
  for (const [name, value] of [
    ["PORT", "0"],
    ["PORT", "3e3"],
    ["SITE_URL", "https://news.example/path"],
    ["SITE_URL", "ftp://news.example"],
    ["SITE_URL", "https://user@news.example"],
    ["SITE_URL", "https://:password@news.example"],
    ["SITE_URL", "https://news.example/?"],
    ["SITE_URL", "https://news.example/#top"],
    ["SMTP_URL", "mail.example:25"],
    ["MAIL_FROM", "News\r\nBcc: x@y.example <a@b.example>"],
    ["TRUST_PROXY", "11"],
    ["SESSION_IDLE_MINUTES", "29"],
    ["SESSION_IDLE_MINUTES", "721"],
    ["SESSION_HOURS", "169"],
    ["SEED", "yes"],
  ] as const) {
    assert.throws(
      () => readSettings({ [name]: value }),
      (error) =>
        error instanceof BadSetting &&
        error.message.startsWith(`Setting ${name}: `) &&
        !error.message.includes("\n"),
      `${name}=${value}`,
    );
  }
});

test("the site's address is kept as browsers write it", () => {
  for (const [given, kept] of [
    ["https://news.example/", "https://news.example"],
    ["HTTPS://News.Example:443", "https://news.example"],
    [" http://127.0.0.1:8080", "http://127.0.0.1:8080"],
    ["https://خبر.example", "https://xn--ngblk.example"],
  ] as const) {
    assert.equal(readSettings({ SITE_URL: given }).siteUrl, kept);
  }
});

test("mail comes from the site's own host unless the setting says otherwise", () => {
  assert.equal(readSettings({ SITE_URL: "https://news.example/" }).mailFrom, "noreply@news.example");
  assert.equal(readSettings({ MAIL_FROM: "News <n@a.example>" }).mailFrom, "News <n@a.example>");
});
