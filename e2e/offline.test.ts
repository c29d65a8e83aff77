import {
  bodyOf,
  countKept,
  expectStanding,
  field,
  holdScripts,
  readBody,
  saveDraft,
  signIn,
  write,
} from "./desk.ts";
import { expect, test } from "./journey.ts";

// What nothing answers is kept on the device until it is saved, and is lost by no page that is closed or opened meanwhile.

test("offline the text is kept on the device, is there in a new tab, and is sent when the connection is back", async ({
  page,
  context,
  accounts,
  expected,
}) => {
  expected.push(/ERR_INTERNET_DISCONNECTED|Failed to fetch/);
  await signIn(page, accounts.author);
  await write(page, { title: "On the train" });
  await expectStanding(page, /^Saved at /);
  const address = page.url();
  await context.setOffline(true);
  await bodyOf(page).pressSequentially(" The tunnel is long.");
  await expectStanding(page, "Offline: kept on this device");
  const words = await readBody(page);
  await page.close({ runBeforeUnload: false });

  await context.setOffline(false);
  const other = await context.newPage();
  await other.goto(address);
  await expect(bodyOf(other)).toContainText("The tunnel is long.");
  expect(await readBody(other)).toBe(words);
  await expectStanding(other, /^Saved at /);
  await other.reload();
  expect(await readBody(other)).toBe(words);
  await expect.poll(() => countKept(other), "nothing stays on the device once it is saved").toBe(0);
});

test("a text that the device kept under a name that forms had before is restored once, and removed once it is saved", async ({
  page,
  context,
  site,
  accounts,
  expected,
}) => {
  expected.push(/ERR_INTERNET_DISCONNECTED|Failed to fetch/);
  await signIn(page, accounts.author);
  await write(page, { title: "Before the update" });
  await expectStanding(page, /^Saved at /);
  const address = page.url();
  await context.setOffline(true);
  await bodyOf(page).pressSequentially(" Kept by name alone.");
  await expectStanding(page, "Offline: kept on this device");
  await page.close({ runBeforeUnload: false });

  await context.setOffline(false);
  const other = await context.newPage();
  await other.goto(`${site.url}/robots.txt`);
  await other.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const opening = indexedDB.open("apadana");
        opening.onsuccess = () => {
          const transaction = opening.result.transaction("kept-texts", "readwrite");
          const texts = transaction.objectStore("kept-texts");
          const kept = texts.getAll();
          kept.onsuccess = () => {
            const [text] = kept.result;
            texts.clear();
            texts.put(text, `${text.personId} ${text.articleId}`);
          };
          transaction.oncomplete = () => {
            opening.result.close();
            resolve();
          };
        };
      }),
  );
  await other.goto(address);
  await expect(bodyOf(other)).toContainText("Kept by name alone.");
  await expectStanding(other, /^Saved at /);
  await expect.poll(() => countKept(other)).toBe(0);
});

test("the last words before a page is left offline are kept on the device as well", async ({
  page,
  context,
  accounts,
  expected,
}) => {
  expected.push(/ERR_INTERNET_DISCONNECTED|Failed to fetch/);
  await signIn(page, accounts.author);
  await write(page, { title: "In a hurry", body: "" });
  await expectStanding(page, /^Saved at /);
  const address = page.url();
  await context.setOffline(true);
  await bodyOf(page).fill("The first words.");
  await expectStanding(page, "Offline: kept on this device");
  await bodyOf(page).pressSequentially(" And the last.");
  await page.goto("about:blank");
  await context.setOffline(false);
  await page.goto(address);
  await expect(bodyOf(page)).toHaveText("The first words. And the last.");
  await expectStanding(page, /^Saved at /);
});

test("a browser that keeps nothing saves all the same, and asks before it loses anything", async ({
  page,
  context,
  accounts,
  expected,
}) => {
  expected.push(/ERR_INTERNET_DISCONNECTED|Failed to fetch/);
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException("Site data is blocked.", "SecurityError");
    };
  });
  await signIn(page, accounts.author);
  await write(page, { title: "Nothing is kept here" });
  await expectStanding(page, /^Saved at /);
  await bodyOf(page).fill("Saved once more.");
  await saveDraft(page);
  const address = page.url();
  await context.setOffline(true);
  await bodyOf(page).pressSequentially(" Left open.");
  await expectStanding(page, "Offline: not kept anywhere yet, please leave this page open");
  const asked = page.waitForEvent("dialog");
  const left = page.getByRole("link", { name: "Articles" }).first().click({ noWaitAfter: true });
  await (await asked).dismiss();
  await left;
  await context.setOffline(false);
  await expectStanding(page, /^Saved at /);
  await page.goto(address);
  await expect(bodyOf(page)).toHaveText("Saved once more. Left open.");
});

test("who types on for long offline has the server asked now and then, not at every key", async ({
  page,
  accounts,
  expected,
}) => {
  expected.push(/ERR_FAILED/);
  await signIn(page, accounts.author);
  await write(page, { title: "A long way without a line", body: "" });
  await expectStanding(page, /^Saved at /);
  let count = 0;
  await page.route("**/text", (route) => {
    count += 1;
    return route.abort();
  });
  await bodyOf(page).fill("Since a while.");
  await expectStanding(page, "Offline: kept on this device");
  await page.evaluate(() => {
    const now = Date.now;
    Date.now = () => now() + 20_000;
  });
  const before = count;
  await bodyOf(page).pressSequentially(" And on, and on, and on.", { delay: 40 });
  expect(count - before).toBeLessThan(6);
  await page.unroute("**/text");
  await expectStanding(page, /^Saved at /);
});

test("a save that nothing answers is given up and sent once more, and the page says that it reaches nobody", async ({
  page,
  accounts,
  expected,
}) => {
  expected.push(/ERR_ABORTED/);
  await page.addInitScript(() => {
    const timeout = AbortSignal.timeout.bind(AbortSignal);
    AbortSignal.timeout = (ms) => timeout(ms / 30);
  });
  await signIn(page, accounts.author);
  await write(page, { title: "Into a black hole" });
  await expectStanding(page, /^Saved at /);
  await page.route("**/text", () => undefined);
  await bodyOf(page).fill("Said into silence.");
  await expectStanding(page, "Offline: kept on this device");
  await page.unroute("**/text");
  await expectStanding(page, /^Saved at /);
  await page.reload();
  await expect(bodyOf(page)).toHaveText("Said into silence.");
});

test("a new article that the server never saw is sent from the list, once it can be reached", async ({
  page,
  context,
  accounts,
  expected,
}) => {
  expected.push(/ERR_INTERNET_DISCONNECTED|Failed to fetch/);
  await signIn(page, accounts.author);
  await page.getByRole("link", { name: "New article" }).first().click();
  await expect(bodyOf(page)).toBeVisible();
  await context.setOffline(true);
  await field(page, "Title").fill("Written in a cellar");
  await bodyOf(page).fill("No signal here.");
  await expectStanding(page, "Offline: kept on this device");
  await page.close({ runBeforeUnload: false });
  await context.setOffline(false);
  const other = await context.newPage();
  await other.goto("/admin/articles");
  await expect(async () => {
    await other.reload();
    await expect(other.getByRole("link", { name: "Written in a cellar" })).toBeVisible({ timeout: 1000 });
  }).toPass();
});

test("each of two windows keeps its own text on the device, and takes none of what the other has open", async ({
  page,
  context,
  accounts,
  expected,
}) => {
  expected.push(/ERR_INTERNET_DISCONNECTED|ERR_FAILED|Failed to fetch|409/);
  await signIn(page, accounts.author);
  await write(page, { title: "Kept twice", body: "Both begin here." });
  await saveDraft(page);
  const address = page.url();
  const other = await context.newPage();
  await other.goto(address);
  await expect(bodyOf(other)).toHaveAttribute("contenteditable", "true");
  await context.setOffline(true);
  for (const [window, words] of [
    [page, "Of the first."],
    [other, "Of the second."],
  ] as const) {
    await bodyOf(window).fill(words);
    await expectStanding(window, "Offline: kept on this device");
  }
  await other.close();
  // The first is still offline when a third window opens the article.
  await page.route("**/text", (route) => route.abort());
  await context.setOffline(false);
  const third = await context.newPage();
  await third.goto(address);
  await expect(bodyOf(third)).toHaveText("Of the second.");
  await expectStanding(third, /^Saved at /);
  await page.unroute("**/text");
  const merging = page.getByRole("region", { name: "Saved by you, in another window or device" });
  await expect(merging).toContainText("Of the first.");
  await expect(merging).toContainText("Of the second.");
});

test("what is typed before a text that the device kept is there takes nothing from it, and is not lost by it", async ({
  page,
  context,
  accounts,
  expected,
}) => {
  expected.push(/ERR_INTERNET_DISCONNECTED|Failed to fetch|409/);
  await signIn(page, accounts.author);
  await write(page, { title: "Faster than the device", body: "" });
  await expectStanding(page, /^Saved at /);
  const address = page.url();
  await context.setOffline(true);
  await bodyOf(page).fill("Kept on the device.");
  await expectStanding(page, "Offline: kept on this device");
  // What a page sends while it is closed may find the line again that comes next.
  await page.evaluate(() =>
    Object.assign(window, { fetch: () => Promise.reject(new TypeError("Failed to fetch")) }),
  );
  await page.close();
  await context.setOffline(false);
  const other = await context.newPage();
  const release = await holdScripts(other);
  await other.goto(address, { waitUntil: "domcontentloaded" });
  await field(other, "Standfirst").fill("Typed at once.");
  release();
  const merging = other.getByRole("region", { name: "Saved by you, in another window or device" });
  await expect(merging).toContainText("Typed at once.");
  await expect(merging).toContainText("Kept on the device.");
  await merging.getByRole("button", { name: "Save the merged text" }).click();
  await expectStanding(other, /^Saved at /);
  await expect(field(other, "Standfirst")).toHaveValue("Typed at once.");
  await expect(bodyOf(other)).toHaveText("Kept on the device.");
});
