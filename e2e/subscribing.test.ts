import type { Locator, Page } from "@playwright/test";
import type { ParsedMail } from "mailparser";
import { expectAccessible } from "./axe.ts";
import { expect, test } from "./journey.ts";
import { linkIn } from "./mailbox.ts";

const words = {
  en: {
    heading: "Stay in touch",
    line: "Sign up for our e-mail newsletter",
    email: "E-mail address",
    button: "Sign up",
    done: /^Thank you\./,
    confirm: "Confirm",
    confirmed: "Your subscription is confirmed. Welcome!",
    leave: "Unsubscribe",
    left: "You are unsubscribed. No more mail will come.",
    bad: "Please enter a full e-mail address, such as name@example.org.",
  },
  fa: {
    heading: "در تماس باشید",
    line: "عضو خبرنامهٔ ایمیلی ما شوید",
    email: "نشانی ایمیل",
    button: "عضویت",
    done: /^سپاسگزاریم\./,
    confirm: "تأیید",
    confirmed: "عضویت شما تأیید شد. خوش آمدید!",
    leave: "لغو عضویت",
    left: "عضویت شما لغو شد. دیگر ایمیلی نمی‌آید.",
    bad: /نشانی/,
  },
};
type Lang = keyof typeof words;

let count = 0;
const newReader = (name: string) => `${name}-${process.pid}-${++count}@readers.example`;

for (const lang of ["en", "fa"] as const) {
  test(`sign up, confirm from the mail, read the welcome, leave by the link: ${lang}`, async ({
    page,
    mailbox,
  }) => {
    await walkTheWholeWay(page, lang, newReader("reader"), mailbox.take, mailbox.waiting);
  });

  test(`the same without scripts: ${lang}`, async ({ plainPage, mailbox }) => {
    await walkTheWholeWay(plainPage, lang, newReader("plain"), mailbox.take, mailbox.waiting);
  });

  test(`a bad address is named beside the field, and what was typed stays: ${lang}`, async ({
    page,
    plainPage,
  }) => {
    for (const each of [page, plainPage]) {
      await each.goto(`/${lang}`);
      const form = formOf(each, lang);
      await form.getByLabel(words[lang].email).fill("nobody@nowhere");
      await form.getByRole("button", { name: words[lang].button }).click();
      await expect(form.getByLabel(words[lang].email)).toHaveAttribute("aria-invalid", "true");
      await expect(form.getByLabel(words[lang].email)).toHaveValue("nobody@nowhere");
      await expect(form.getByLabel(words[lang].email)).toHaveAccessibleDescription(words[lang].bad);
      await expect(form.getByRole("status")).toHaveText("");
    }
  });
}

test("the answer appears in place, without a change of page", async ({ page }) => {
  await page.goto("/en");
  await page.evaluate(() => document.body.setAttribute("data-same-page", ""));
  await signUp(page, "en", newReader("in-place"));
  await expect(page.locator("body")).toHaveAttribute("data-same-page", "");
});

test("while it is being sent the button says so, and sends once", async ({ page }) => {
  await page.goto("/en");
  const sent: string[] = [];
  const gate = Promise.withResolvers<void>();
  await page.route("**/*", async (route) => {
    if (route.request().method() !== "POST") return route.continue();
    sent.push(route.request().url());
    await gate.promise;
    return route.continue();
  });
  const form = formOf(page, "en");
  await form.getByLabel("E-mail address").fill(newReader("slow"));
  await form.getByRole("button", { name: "Sign up" }).click();
  const button = form.getByRole("button", { name: "Loading…" });
  await expect(button).toBeVisible();
  await button.click({ force: true });
  gate.resolve();
  await expect(form.getByRole("status")).toHaveText(words.en.done);
  expect(sent).toHaveLength(1);
});

test("a confirmation whose answer is lost on the way is sent again and answered alike, and its link is dead when it is followed again", async ({
  page,
  mailbox,
  expected,
}) => {
  expected.push(/ERR_CONNECTION_RESET/);
  const reader = newReader("lost");
  await page.goto("/en");
  await signUp(page, "en", reader);
  await page.goto(linkIn(await mailbox.take(reader), "/newsletter/confirm/"));
  let lost = 0;
  await page.route("**/newsletter/confirm/*", async (route) => {
    if (route.request().method() !== "POST" || lost > 0) return route.continue();
    lost += 1;
    await route.fetch();
    return route.abort("connectionreset");
  });
  await confirm(page, "en");
  expect(lost).toBe(1);
  await page.goto(page.url());
  await expect(page.locator("form[name=confirm]").getByRole("status")).toContainText(
    "This link does not work, or no longer.",
  );
  await mailbox.take(reader);
  expect(mailbox.waiting(reader)).toBe(0);
});

test("new, waiting and subscribed addresses get the same answer, and no second mail", async ({
  page,
  mailbox,
}) => {
  const reader = newReader("again");
  await page.goto("/en");
  const first = await signUp(page, "en", reader);
  const mail = await mailbox.take(reader);
  await page.goto("/en");
  expect(await signUp(page, "en", reader.toUpperCase())).toBe(first);
  await page.goto(linkIn(mail, "/newsletter/confirm/"));
  await confirm(page, "en");
  await mailbox.take(reader);
  await page.goto("/en");
  expect(await signUp(page, "en", reader)).toBe(first);
  // Mail leaves in order: when a later reader's has come, none for the first is on its way.
  const later = newReader("later");
  await page.goto("/en");
  await signUp(page, "en", later);
  await mailbox.take(later);
  expect(mailbox.waiting(reader)).toBe(0);
});

test("a robot that fills in the hidden field gets the usual answer and no mail", async ({
  page,
  mailbox,
}) => {
  const robot = newReader("robot");
  await page.goto("/en");
  const form = formOf(page, "en");
  await form.locator("input[name=website]").evaluate((input: HTMLInputElement) => {
    input.value = "https://spam.example";
  });
  expect(await signUp(page, "en", robot)).toMatch(words.en.done);
  const person = newReader("person");
  await page.goto("/en");
  await signUp(page, "en", person);
  await mailbox.take(person);
  expect(mailbox.waiting(robot)).toBe(0);
});

test("a mail provider's one-click POST (RFC 8058) ends the subscription; a GET does not", async ({
  page,
  mailbox,
}) => {
  const reader = newReader("one-click");
  await page.goto("/fa");
  await signUp(page, "fa", reader);
  await page.goto(linkIn(await mailbox.take(reader), "/newsletter/confirm/"));
  await confirm(page, "fa");
  const welcome = await mailbox.take(reader);
  const url = oneClickAddress(welcome);

  const leaving = page.locator("form[name=unsubscribe]");
  await page.goto(url);
  await expect(leaving.getByRole("button", { name: words.fa.leave })).toBeVisible();
  const post = (address: string, body: string | FormData) =>
    fetch(address, {
      method: "POST",
      redirect: "manual",
      body: typeof body === "string" ? new URLSearchParams(body) : body,
    });
  const forged = url.replace(/[^/]+$/, "A".repeat(32));
  expect((await post(forged, "List-Unsubscribe=One-Click")).status).toBe(404);
  await page.reload();
  await expect(leaving.getByRole("button", { name: words.fa.leave })).toBeVisible();

  const multipart = new FormData();
  multipart.set("List-Unsubscribe", "One-Click");
  expect((await post(url, "List-Unsubscribe=One-Click")).status).toBe(200);
  expect((await post(url, multipart)).status).toBe(200);
  await page.reload();
  await expect(leaving.getByRole("status")).toHaveText(words.fa.left);
  await expect(leaving.getByRole("button")).toBeHidden();
});

test("without a mail server mail waits in the database, also through a crash, and leaves once there is one", async ({
  page,
  start,
  mailbox,
}) => {
  const reader = newReader("patient");
  const first = await start({ SMTP_URL: "" });
  await page.goto(`${first.url}/en`);
  await signUp(page, "en", reader);
  await first.kill();
  expect(mailbox.waiting(reader)).toBe(0);
  const second = await start({}, first.dataDir);
  const mail = await mailbox.take(reader);
  expectProperMail(mail, "en");
  expect(mail.text).toContain(`${first.url}/en/newsletter/confirm/`);
  expect((await fetch(linkIn(mail, "/newsletter/confirm/").replace(first.url, second.url))).status).toBe(200);
});

test("a forged, used or made-up link of a mail gets one plain answer and changes nothing", async ({
  page,
  expected,
}) => {
  expected.push(/404|410/);
  for (const path of ["confirm", "preferences", "unsubscribe"]) {
    const answer = await page.goto(`/en/newsletter/${path}/${"x".repeat(32)}`);
    expect(answer?.status()).toBeLessThan(500);
    expect(answer?.headers()["cache-control"]).toBe("no-store");
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expectAccessible(page);
  }
});

async function walkTheWholeWay(
  page: Page,
  lang: Lang,
  reader: string,
  take: (address: string) => Promise<ParsedMail>,
  waiting: (address: string) => number,
): Promise<void> {
  await page.goto(`/${lang}`);
  await signUp(page, lang, reader);

  const confirmation = await take(reader);
  expectProperMail(confirmation, lang);
  const link = linkIn(confirmation, `/${lang}/newsletter/confirm/`);
  const visited = await page.goto(link);
  expect(visited?.headers()["cache-control"]).toBe("no-store");
  await page.reload();
  await confirm(page, lang);

  const welcome = await take(reader);
  expectProperMail(welcome, lang);
  expect(waiting(reader), "opening the link twice confirmed nothing; pressing the button did, once").toBe(0);
  expect(oneClickAddress(welcome)).toContain("/newsletter/unsubscribe/");

  await page.goto(linkIn(welcome, "/newsletter/preferences/"));
  const leaving = page.locator("form[name=unsubscribe]");
  await leaving.getByRole("button", { name: words[lang].leave }).click();
  await expect(leaving.getByRole("status")).toHaveText(words[lang].left);
}

function formOf(page: Page, lang: Lang): Locator {
  return page.getByRole("region", { name: words[lang].heading });
}

async function signUp(page: Page, lang: Lang, reader: string): Promise<string> {
  const form = formOf(page, lang);
  await expect(form.getByText(words[lang].line)).toBeVisible();
  await form.getByLabel(words[lang].email).fill(reader);
  await form.getByRole("button", { name: words[lang].button }).click();
  await expect(form.getByRole("status")).toHaveText(words[lang].done);
  return String(await form.getByRole("status").textContent());
}

async function confirm(page: Page, lang: Lang): Promise<void> {
  const form = page.locator("form[name=confirm]");
  await form.getByRole("button", { name: words[lang].confirm }).click();
  await expect(form.getByRole("status")).toHaveText(words[lang].confirmed);
}

function expectProperMail(mail: ParsedMail, lang: Lang): void {
  expect(mail.subject).toBeTruthy();
  expect(mail.messageId).toMatch(/^<.+@.+>$/);
  expect(mail.text?.trim()).toBeTruthy();
  expect(mail.html).toContain(`lang="${lang}"`);
  expect(mail.html).toContain(`dir="${lang === "fa" ? "rtl" : "ltr"}"`);
  expect(mail.html).not.toMatch(/<img|<script|https?:\/\/(?!localhost)/);
}

function oneClickAddress(mail: ParsedMail): string {
  const url = /<(http[^>]+)>/.exec(rawHeader(mail, "list-unsubscribe"))?.[1];
  if (!url) throw new Error("the mail has no List-Unsubscribe address");
  expect(rawHeader(mail, "list-unsubscribe-post")).toContain("List-Unsubscribe=One-Click");
  return url;
}

function rawHeader(mail: ParsedMail, name: string): string {
  return mail.headerLines.find(({ key }) => key === name)?.line ?? "";
}
