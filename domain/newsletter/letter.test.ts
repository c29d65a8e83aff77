import assert from "node:assert/strict";
import { Readable } from "node:stream";
import { afterEach, mock, test } from "node:test";
import { dkimVerify } from "mailauth";
import { jpeg } from "#fixtures/pictures.ts";
import { seededAt, useTestDatabase } from "#fixtures/test-database.ts";
import { draftIssue } from "#fixtures/test-issue.ts";
import { enrolReaders } from "#fixtures/test-readers.ts";
import { openTestSmtp } from "#fixtures/test-smtp.ts";
import { enlist } from "#fixtures/test-staff.ts";
import { documentFromMarkdown } from "../documents/markdown.ts";
import { findDkimKey } from "../mail/dkim.ts";
import { addPicture } from "../media/add.ts";
import { receiveFile } from "../media/receive.ts";
import { startProcess } from "../processes/heartbeat.ts";
import { settings } from "../site/settings.ts";
import { readLinkToken } from "../subscribers/link-token.ts";
import { previewLetter } from "./preview.ts";
import { saveIssue } from "./save.ts";
import { scheduleIssue } from "./schedule.ts";
import { openSender } from "./sender.ts";
import { startDueIssues } from "./start-due.ts";

useTestDatabase();

const smtp = await openTestSmtp();
settings().smtpUrl = smtp.url;
afterEach(() => {
  smtp.mails.length = 0;
  settings().dkimSelector = undefined;
  mock.restoreAll();
});

async function mailsIn(langs: string[]) {
  const actor = enlist("editor");
  const ids = enrolReaders(langs.length, { langs, at: seededAt });
  const id = draftIssue(actor, langs, seededAt);
  scheduleIssue(actor, id, undefined, seededAt);
  startDueIssues(Date.now());
  const sender = openSender(startProcess(Date.now()), smtp.url);
  await sender.run();
  await sender.stop();
  const mails = langs.map((_, index) =>
    smtp.mails.find(({ recipients }) => recipients[0] === `reader-${index + 1}@example.org`),
  );
  return { id, ids, mails: mails.map((mail) => mail ?? assert.fail("a mail did not come")) };
}

test("each mail has a text and an HTML part, and the headers of a list with its own one-click link", async () => {
  const { id, ids, mails } = await mailsIn(["en"]);
  const [mail] = mails;
  assert.ok(mail);
  assert.match(mail.raw, /^Content-Type: multipart\/alternative/m);
  assert.equal(mail.messageId, `<${id}.${ids[0]}@localhost>`);
  assert.equal(mail.subject, "The news of this week");
  assert.equal(mail.from?.text, '"Apadana Freedom Foundation" <noreply@localhost>');
  assert.match(mail.raw, /^List-Id: <newsletter\.localhost>\r\n/im);
  assert.match(mail.raw, /^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n/m);
  const link = /^List-Unsubscribe:\s+<http:\/\/localhost:3000\/newsletter\/unsubscribe\/([\w-]+)>\r\n/m.exec(
    mail.raw,
  );
  assert.deepEqual(readLinkToken(link?.[1] ?? ""), { subscriberId: ids[0], purpose: "unsubscribe" });
  assert.ok(mail.text?.includes(`/newsletter/unsubscribe/${link?.[1]}`));
  assert.ok(String(mail.html).includes(`/newsletter/unsubscribe/${link?.[1]}`));
  const preferences = /\/en\/newsletter\/preferences\/([\w-]+)/.exec(mail.text ?? "")?.[1] ?? "";
  assert.equal(readLinkToken(preferences)?.purpose, "preferences");
  assert.match(mail.text ?? "", /http:\/\/localhost:3000\/en\/newsletter\/issues\/2026-01-15/);
});

test("two readers' mails share nothing that is one's own, and each says its language and direction", async () => {
  const { mails } = await mailsIn(["en", "fa"]);
  const [english, persian] = mails;
  assert.match(String(english?.html), /<html lang="en" dir="ltr"/);
  assert.match(String(persian?.html), /<html lang="fa" dir="rtl"/);
  assert.equal(persian?.headers.get("content-language"), "fa");
  assert.equal(persian?.subject, "خبرهای این هفته");
  assert.match(persian?.text ?? "", /سلام، این هفته چه شد\./);
  assert.doesNotMatch(persian?.raw ?? "", /[^\x00-\x7f]/, "nothing needs SMTPUTF8 or 8BITMIME");
  const tokens = (mail: typeof english) => new Set(mail?.text?.match(/[\w-]{40}/g));
  assert.equal(tokens(english).intersection(tokens(persian)).size, 0);
});

test("a mail holds no pixel, no picture and no link but the site's own and the writers'", async () => {
  const { mails } = await mailsIn(["en"]);
  const html = String(mails[0]?.html);
  assert.doesNotMatch(html, /<(?:img|script|iframe|form|link)|url\(|@import|@font-face/);
  for (const [, href] of html.matchAll(/href="([^"]+)"/g))
    assert.match(href ?? "", /^http:\/\/localhost:3000\//);
});

test("old mail programs get a direction with each table and cell, a Persian font that they have, and every style inline", async () => {
  const { mails } = await mailsIn(["en", "fa"]);
  for (const [mail, dir, side] of [
    [mails[0], "ltr", "left"],
    [mails[1], "rtl", "right"],
  ] as const) {
    const html = String(mail?.html);
    for (const [table] of html.matchAll(/<table[^>]*>/g)) assert.ok(table.includes(`dir="${dir}"`), table);
    for (const [cell] of html.matchAll(/<td[^>]*align="(?:left|right)"[^>]*>/g)) {
      assert.ok(cell.includes(`dir="${dir}" align="${side}"`), cell);
    }
    // What a program drops that takes no stylesheet: the colours of the dark, and nothing of the layout.
    const own = /<style type="text\/css">(:root[^<]*)</.exec(html)?.[1] ?? "";
    assert.match(
      own,
      /^:root\{color-scheme:light dark;[^}]*\}@media \(prefers-color-scheme:dark\)\{(?:[^{}]*\{(?:background|color|border-color):#[0-9a-f]{6}!important\})+\}$/,
    );
    assert.match(html, /<meta name="color-scheme" content="light dark"/);
    assert.match(html, /<div style="display:none;mso-hide:all;[^>]*>(?:What happened|آنچه گذشت)/);
    assert.doesNotMatch(html, /text-align:(?:start|end)|-inline-|var\(|position:|flex|grid/);
  }
  const fonts = [...String(mails[1]?.html).matchAll(/font-family:([^,;]*)/g)].map(([, first]) => first);
  assert.ok(fonts.length > 3 && fonts.every((first) => first === "Tahoma"), fonts.join());
});

test("what Word does not know or draws elsewhere is written otherwise: captions, boxes, the signs of lists, pictures' sizes", async () => {
  const actor = enlist("editor");
  const received = await receiveFile(Readable.from([await jpeg(1200, 800)]));
  const mediaId = await addPicture(actor, { ...received, name: "x.jpg" }, seededAt);
  const id = draftIssue(actor, ["en", "fa"], seededAt);
  const text = `- One\n\n::: callout\nA box.\n:::\n\n::figure[A caption](${mediaId} "Salt")\n\n> Words.\n>\n> — Name`;
  const intro = JSON.stringify(documentFromMarkdown(text));
  const texts = Object.fromEntries(
    ["en", "fa"].map((lang) => [lang, { subject: 'می\u200cخواهم "$1"', preview: "", intro }]),
  );
  saveIssue(actor, { id, version: 2, slug: "", texts }, seededAt);
  for (const [lang, list] of [
    ["en", "margin:0 0 16px;margin-left:28px;padding:0"],
    ["fa", "margin:0 0 16px;margin-right:28px;padding:0"],
  ] as const) {
    const { html } = previewLetter(actor, id, lang);
    assert.match(html, /\/unsubscribe\/[\w-]{40}"/, "no blank stands where a reader's link goes");
    assert.ok(html.includes(`<ul style="${list}`), html);
    assert.match(
      html,
      /<div class="rule" style="[^"]*border:1px solid #d9d4ca"[^>]*><p[^>]*>A box\.<\/p><\/div>/,
    );
    assert.doesNotMatch(html, /<(?:figure|figcaption|picture|aside)/);
    assert.match(html, /<p class="quiet"[^>]*>A caption/);
    assert.match(
      html,
      /<img src="http:[^"]*" width="568" height="\d+" alt="Salt" style="display:block;width:100%;max-width:568px;height:auto"/,
    );
    // mrml's own label would hold "\\u{200c}".
    assert.ok(html.includes(' aria-label="می\u200cخواهم &#34;$1&#34;"'), html);
    assert.match(html, /<!--\[if mso\]><style>td,th,p,h2,h3,li,a\{font-family:(?:Georgia|Tahoma),/);
    assert.equal(/<!--\[if mso\]>[^!]*direction:rtl/.test(html), lang === "fa");
  }
});

test("a table's columns stand at the sides of the table's own direction, in words that old mail programs know", () => {
  const actor = enlist("editor");
  const id = draftIssue(actor, ["en", "fa"], seededAt);
  const table = (a: string, b: string) => `| ${a} | ${b} |\n| --- | ---: |\n| ${a} | 1 |`;
  const intro = JSON.stringify(
    documentFromMarkdown(`${table("Year", "Tonnes")}\n\n${table("سال", "تن")}\n| BBC | 2 |`, "ltr"),
  );
  saveIssue(
    actor,
    { id, version: 2, slug: "", texts: { en: { subject: "Salt", preview: "", intro } } },
    seededAt,
  );
  const { html } = previewLetter(actor, id, "en");
  const [english, persian] = [...html.matchAll(/<table [^>]*"width:100%;margin[^>]*>.*?<\/table>/gs)].map(
    ([each]) => each,
  );
  assert.match(english ?? "", /^<table dir="ltr" style="[^"]*">/);
  assert.match(english ?? "", /<td [^>]*text-align:right;[^>]* align="right">1<\/td>/);
  assert.match(english ?? "", /<td [^>]*padding-right:16px;text-align:left;[^>]*>Year<\/td>/);
  assert.match(persian ?? "", /^<table style="[^"]*" dir="rtl">/);
  assert.match(persian ?? "", /<td [^>]*text-align:left;[^>]* align="left">1<\/td>/);
  assert.match(persian ?? "", /<td [^>]*padding-left:16px;text-align:right;[^>]*>سال<\/td>/);
  assert.match(persian ?? "", /<td [^>]*padding-left:16px;text-align:left;[^>]*>BBC<\/td>/);
});

test("a subject can neither add a header nor an element, and no text of an issue becomes markup", async () => {
  const actor = enlist("editor");
  enrolReaders(1, { langs: ["en"], at: seededAt });
  const id = draftIssue(actor, ["en"], seededAt);
  const intro = JSON.stringify({
    type: "doc",
    content: [
      { type: "paragraph", content: [{ type: "text", text: "<script>alert(1)</script> & </mj-text>" }] },
    ],
  });
  const subject = '</mj-title><mj-raw><script> "&\u2028';
  saveIssue(actor, { id, version: 2, slug: "", texts: { en: { subject, preview: "<b>", intro } } }, seededAt);
  assert.throws(() =>
    saveIssue(
      actor,
      { id, version: 3, slug: "", texts: { en: { subject: "A\r\nBcc: x@example.org", preview: "", intro } } },
      seededAt,
    ),
  );
  scheduleIssue(actor, id, undefined, seededAt);
  startDueIssues(Date.now());
  const sender = openSender(startProcess(Date.now()), smtp.url);
  await sender.run();
  await sender.stop();
  assert.doesNotMatch(String(smtp.mails[0]?.html), /<script|<b>|<mj-/);
  assert.match(smtp.mails[0]?.text ?? "", /<script>alert\(1\)<\/script> & <\/mj-text>/);
});

test("a DKIM signature holds before an independent verifier, and covers both headers of RFC 8058", async () => {
  settings().dkimSelector = "news";
  const { mails } = await mailsIn(["en", "fa"]);
  const record = findDkimKey()?.record;
  assert.equal(record?.name, "news._domainkey.localhost");
  for (const mail of mails) {
    const result = await dkimVerify(Buffer.from(mail.raw, "latin1"), {
      resolver: async (name: string) => {
        assert.equal(name, record?.name);
        return [[record?.value ?? ""]];
      },
    });
    const [signature] = result.results;
    assert.equal(signature?.status.result, "pass");
    const covered = signature?.signingHeaders?.keys.toLowerCase() ?? "";
    for (const name of [
      "list-unsubscribe",
      "list-unsubscribe-post",
      "from",
      "subject",
      "message-id",
      "list-id",
    ]) {
      assert.ok(covered.split(/:\s*/).includes(name), `${name} is signed`);
    }
  }
});
