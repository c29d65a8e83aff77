import type { Page } from "@playwright/test";
import type { ParsedMail } from "mailparser";
import { expectAccessible } from "./axe.ts";
import { call } from "./calls.ts";
import { expectFitting } from "./fitting.ts";
import { expect, test } from "./journey.ts";
import { linkIn } from "./mailbox.ts";

const words = {
  en: {
    saved: "Saved. From now on your mails come in this language.",
    email: "New e-mail address",
    change: "Change the address",
    asked: /^Thank you\. If the new address/,
    confirm: "Confirm the new address",
    changed: "Your new address is confirmed. From now on our newsletter comes there.",
    download: "Download my data",
    forget: "Forget me",
    forgotten: "You are forgotten. No more mail will come.",
    other: "فارسی",
    bad: "Please enter a full e-mail address, such as name@example.org.",
  },
  fa: {
    saved: "ذخیره شد. از این پس ایمیل‌ها به این زبان می‌آید.",
    email: "نشانی ایمیل تازه",
    change: "تغییر نشانی",
    asked: /^سپاسگزاریم\. اگر نشانی تازه/,
    confirm: "تأیید نشانی تازه",
    changed: "نشانی تازهٔ شما تأیید شد. از این پس خبرنامهٔ ما به آن می‌آید.",
    download: "دریافت داده‌های من",
    forget: "مرا فراموش کنید",
    forgotten: "شما را فراموش کردیم. دیگر ایمیلی نمی‌آید.",
    other: "English",
    bad: /نشانی/,
  },
};
type Lang = keyof typeof words;

let count = 0;
const newReader = (name: string) => `${name}-${process.pid}-${++count}@own.example`;

for (const [lang, hasScripts] of [
  ["en", true],
  ["fa", false],
] as const) {
  test(`a reader chooses a language, moves to another address, takes their data, and is forgotten: ${lang}${hasScripts ? "" : ", without scripts"}`, async ({
    page: scripted,
    plainPage,
    mailbox,
  }) => {
    const page = hasScripts ? scripted : plainPage;
    const text = words[lang];
    const [old, next] = [newReader("old"), newReader("new")];
    const welcome = await subscribe(page, lang, old, mailbox.take);
    const own = linkIn(welcome, "/newsletter/preferences/");
    await scripted.goto(own);
    await expectAccessible(scripted);
    await scripted.setViewportSize({ width: 360, height: 740 });
    const browser = await scripted.context().newCDPSession(scripted);
    await browser.send("Page.setFontSizes", { fontSizes: { standard: 40 } });
    await expectFitting(scripted, "a phone with large text");
    await browser.send("Page.setFontSizes", { fontSizes: { standard: 16 } });
    await page.goto(own);

    const language = page.locator("form[name=language]");
    await language.getByLabel(text.other).check();
    await language.getByRole("button").click();
    await expect(language.getByRole("status")).toHaveText(text.saved);

    const address = page.locator("form[name=address]");
    await address.getByLabel(text.email).fill("nobody@nowhere");
    await address.getByRole("button", { name: text.change }).click();
    await expect(address.getByLabel(text.email)).toHaveAccessibleDescription(text.bad);
    await expect(address.getByLabel(text.email)).toHaveValue("nobody@nowhere");
    await address.getByLabel(text.email).fill(next);
    await address.getByRole("button", { name: text.change }).click();
    await expect(address.getByRole("status")).toHaveText(text.asked);

    const question = await mailbox.take(next);
    // The mail is in the language that was just chosen.
    const other = lang === "en" ? "fa" : "en";
    const link = linkIn(question, `/${other}/newsletter/confirm/`);
    await page.goto(link);
    await page.reload();
    const confirming = page.locator("form[name=confirm]");
    await confirming.getByRole("button", { name: words[other].confirm }).click();
    await expect(confirming.getByRole("status")).toHaveText(words[other].changed);
    const notice = await mailbox.take(old);
    expect(`${notice.text}${notice.html}`).not.toContain(next);

    await page.goto(own);
    const data = await page.request.get(
      String(await page.getByRole("link", { name: text.download }).getAttribute("href")),
    );
    expect(data.headers()["cache-control"]).toBe("no-store");
    expect((await data.json()).address).toBe(next);

    const forgetting = page.locator("form[name=forget]");
    await forgetting.getByRole("button", { name: text.forget }).click();
    await expect(forgetting.getByRole("status")).toHaveText(text.forgotten);
    expect((await page.request.get(`${own}/data`)).status()).toBe(404);
  });
}

test("one click leaves (RFC 8058): multipart or urlencoded, without a cookie, a redirect or an Origin", async ({
  plainPage: page,
  mailbox,
}) => {
  for (const body of ["List-Unsubscribe=One-Click", multipart()]) {
    const reader = newReader("leaving");
    const welcome = await subscribe(page, "en", reader, mailbox.take);
    const header = welcome.headerLines.find(({ key }) => key === "list-unsubscribe")?.line ?? "";
    const url = /<(http[^>]+)>/.exec(header)?.[1] ?? "";
    const looked = await call(url);
    expect(looked.status).toBe(303);
    const answer = await call(url, { body });
    expect(answer.status).toBe(200);
    expect(answer.cookies).toEqual([]);
    expect(answer.headers.location).toBeUndefined();
    expect(answer.headers["cache-control"]).toBe("no-store");
    await page.goto(url);
    await expect(page.locator("form[name=unsubscribe]").getByRole("status")).toHaveText(
      "You are unsubscribed. No more mail will come.",
    );
  }
});

function multipart(): FormData {
  const form = new FormData();
  form.set("List-Unsubscribe", "One-Click");
  return form;
}

async function subscribe(
  page: Page,
  lang: Lang,
  reader: string,
  take: (address: string) => Promise<ParsedMail>,
): Promise<ParsedMail> {
  await page.goto(`/${lang}`);
  const form = page.locator("form[name=sign-up]");
  await form.locator("input[name=email]").fill(reader);
  await form.getByRole("button").click();
  await expect(form.getByRole("status")).not.toBeEmpty();
  await page.goto(linkIn(await take(reader), "/newsletter/confirm/"));
  const confirming = page.locator("form[name=confirm]");
  await confirming.getByRole("button").click();
  await expect(confirming.getByRole("button")).toBeHidden();
  return take(reader);
}
