import assert from "node:assert/strict";
import { after, beforeEach, test } from "node:test";
import { eq } from "drizzle-orm";
import { db } from "#db/client.ts";
import { siteTexts } from "#db/schema/site.ts";
import { seededAt, useTestDatabase } from "#fixtures/test-database.ts";
import { openTestSmtp } from "#fixtures/test-smtp.ts";
import { startProcess } from "../processes/heartbeat.ts";
import { confirmSubscription } from "../subscribers/confirm.ts";
import { signUp } from "../subscribers/sign-up.ts";
import { sendNextMail } from "./send-due.ts";
import { openTransport } from "./transport.ts";

useTestDatabase();

const smtp = await openTestSmtp();
const transport = openTransport(smtp.url);
after(() => transport.close());
beforeEach(() => {
  smtp.mails.length = 0;
});

async function nextMail(now: number) {
  await sendNextMail({ transport, processId: startProcess(now), takes: "oldest" }, now);
  const mail = smtp.mails.pop();
  assert.ok(mail);
  return mail;
}

async function mailsTo(lang: string) {
  signUp({ email: "reader@example.org", lang, page: `/${lang}`, network: "192.0.2.1" }, seededAt);
  const question = await nextMail(seededAt);
  const token = /newsletter\/confirm\/([\w-]+)/.exec(question.text ?? "")?.[1] ?? "";
  assert.ok(confirmSubscription(token, seededAt));
  return { question, welcome: await nextMail(seededAt) };
}

test("the question comes as text and HTML with the same link, from the site, marked as a program's", async () => {
  const { question } = await mailsTo("en");
  assert.match(question.raw, /Content-Type: multipart\/alternative/);
  assert.equal(question.subject, "Please confirm: the newsletter of Apadana Freedom Foundation");
  assert.equal(question.from?.text, '"Apadana Freedom Foundation" <noreply@localhost>');
  assert.equal(question.headers.get("auto-submitted"), "auto-generated");
  assert.match(question.messageId ?? "", /^<[\w-]{16}@localhost>$/);
  const link = /http:\/\/localhost:3000\/en\/newsletter\/confirm\/[\w-]{32}/.exec(question.text ?? "")?.[0];
  assert.ok(link && typeof question.html === "string" && question.html.includes(`href="${link}"`));
  assert.match(question.html, /<html lang="en" dir="ltr">/);
  assert.match(question.text ?? "", /12 Sample Street\n00000 Sampletown/);
  assert.equal(question.headers.has("list-unsubscribe"), false);
});

test("a Persian reader is written to in Persian, from right to left", async () => {
  const { question, welcome } = await mailsTo("fa");
  assert.equal(question.subject, "لطفاً تأیید کنید: خبرنامهٔ بنیاد آزادی آپادانا");
  assert.match(question.from?.text ?? "", /بنیاد آزادی آپادانا/);
  for (const mail of [question, welcome]) {
    assert.match(String(mail.html), /<html lang="fa" dir="rtl">/);
    assert.equal(mail.headers.get("content-language"), "fa");
    assert.match(mail.text ?? "", /خیابان نمونه/);
    assert.doesNotMatch(mail.raw, /[^\x00-\x7f]/, "nothing needs SMTPUTF8 or 8BITMIME");
  }
  assert.match(welcome.text ?? "", /http:\/\/localhost:3000\/fa\/newsletter\/preferences\//);
});

test("the welcome carries the headers of RFC 8058, unfolded inside the address, and the same link in its text", async () => {
  const { welcome } = await mailsTo("en");
  const header =
    /^List-Unsubscribe:\s+<(http:\/\/localhost:3000\/newsletter\/unsubscribe\/[\w-]{32})>\r\n/m.exec(
      welcome.raw,
    );
  assert.ok(header?.[1]);
  assert.match(welcome.raw, /^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n/m);
  assert.match(welcome.raw, /^List-Id: <newsletter\.localhost>\r\n/im);
  assert.ok(welcome.text?.includes(header[1]));
  assert.ok(String(welcome.html).includes(`href="${header[1]}"`));
});

test("a site's name can neither add a header nor an element", async () => {
  db()
    .update(siteTexts)
    .set({ name: 'A\r\nBcc: all@example.org <script>alert(1)</script> "&' })
    .where(eq(siteTexts.lang, "en"))
    .run();
  const { question } = await mailsTo("en");
  assert.deepEqual(question.recipients, ["reader@example.org"]);
  assert.equal(question.bcc, undefined);
  assert.doesNotMatch(String(question.html), /<script/);
});

test("a mail asks for nothing from the network", async () => {
  const { question, welcome } = await mailsTo("en");
  for (const { html } of [question, welcome]) {
    assert.doesNotMatch(String(html), /<(?:img|link|script|iframe)|url\(|@import|@font-face/);
  }
});
