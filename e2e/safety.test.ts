import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { openAccount } from "#fixtures/accounts.ts";
import { expectAccessible } from "./axe.ts";
import {
  bodyOf,
  countKept,
  expectStanding,
  field,
  holdScripts,
  press,
  publish,
  saveDraft,
  signIn,
  update,
  write,
} from "./desk.ts";
import { expectFitting } from "./fitting.ts";
import { expect, test } from "./journey.ts";

// Not a word is lost, whatever fails between the keys and the disk.

function readBody(page: Page): Promise<string> {
  return bodyOf(page).evaluate((element) => element.textContent);
}

test("what is typed is saved by itself, and is there after the page is left at once", async ({
  page,
  accounts,
}) => {
  await signIn(page, accounts.author);
  await write(page, { title: "Saved by itself" });
  await expectStanding(page, /^Saved at /);
  expect(new URL(page.url()).pathname).toMatch(/^\/admin\/articles\/[\w-]{16}$/);
  const address = page.url();
  await bodyOf(page).pressSequentially("A last word");
  await page.goto("/admin/articles");
  await page.goto(address);
  await expect(bodyOf(page)).toContainText("A last word");
});

for (const place of ["an article", "a new translation's proposal"])
  test(`what is typed over ${place} before the page's scripts have come stays, and is saved`, async ({
    page,
    accounts,
  }) => {
    const typed = `Typed over ${place}`;
    await signIn(page, accounts.editor);
    await write(page, { title: "Slow line" });
    await expectStanding(page, /^Saved at /);
    const id = new URL(page.url()).pathname.split("/").at(-1);
    const address = place === "an article" ? page.url() : `/admin/articles/new?translationOf=${id}&lang=fa`;
    const release = await holdScripts(page);
    await page.goto(address, { waitUntil: "commit" });
    await expect(field(page, "Title")).toHaveValue("Slow line");
    await field(page, "Title").fill(typed);
    // As an input method or a phone's keyboard does: without keys.
    await field(page, "Standfirst").selectText();
    await page.keyboard.insertText("روی خطی کند نوشته شد");
    await expect(bodyOf(page)).toHaveCount(0);
    release();
    await expect(bodyOf(page)).toBeVisible();
    await expect(field(page, "Title")).toHaveValue(typed);
    await expect(field(page, "Standfirst")).toHaveValue("روی خطی کند نوشته شد");
    await expectStanding(page, /^Saved at /);
    await page.goto("/admin/articles");
    await expect(page.getByRole("link", { name: typed })).toBeVisible();
  });

test("what is typed at the very moment in which the page's scripts take a field over stays, and is saved", async ({
  page,
  accounts,
}) => {
  const typed = "Typed between two moments";
  await signIn(page, accounts.editor);
  // React gives a field its first text as it takes it over; what is typed follows at once, before anything else of the page runs.
  await page.addInitScript((text) => {
    const fields = HTMLTextAreaElement.prototype;
    const own = Object.getOwnPropertyDescriptor(fields, "defaultValue");
    let isTyped = false;
    Object.defineProperty(fields, "defaultValue", {
      ...own,
      set(this: HTMLTextAreaElement, value: string) {
        own?.set?.call(this, value);
        if (isTyped || this.name !== "standfirst") return;
        isTyped = true;
        queueMicrotask(() => {
          this.value = text;
        });
      },
    });
  }, typed);
  await page.goto("/admin/articles/new");
  await expect(bodyOf(page)).toBeVisible();
  await expect(field(page, "Standfirst")).toHaveValue(typed);
  await field(page, "Title").fill("Between two moments");
  await expectStanding(page, /^Saved at /);
  await page.goto("/admin/articles");
  await page.getByRole("link", { name: "Between two moments" }).click();
  await expect(field(page, "Standfirst")).toHaveValue(typed);
});

test("a save sends and gets the changed article alone", async ({ page, accounts }) => {
  await signIn(page, accounts.author);
  await write(page, { title: "Small saves" });
  await expectStanding(page, /^Saved at /);
  const text = "x".repeat(5000);
  await bodyOf(page).fill(text);
  const [response] = await Promise.all([
    page.waitForResponse((each) => each.request().method() === "POST"),
    press(page, "Save draft"),
  ]);
  expect(new URL(response.url()).pathname).toMatch(/^\/admin\/articles\/[\w-]{16}\/text$/);
  const sent = response.request().postDataBuffer()?.length ?? 0;
  expect(sent).toBeGreaterThan(5000);
  expect(sent).toBeLessThan(9000);
  expect((await response.body()).length).toBeLessThan(1500);
});

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

test("a session that ends is begun again in place, with the text intact", async ({
  page,
  context,
  accounts,
  expected,
}) => {
  expected.push(/401/);
  await signIn(page, accounts.author);
  await write(page, { title: "The session ends here" });
  await expectStanding(page, /^Saved at /);
  await context.clearCookies();
  await bodyOf(page).pressSequentially(" And goes on.");
  const dialog = page.getByRole("dialog", { name: "Your session has ended" });
  await expect(dialog).toBeVisible();
  await expectAccessible(page);
  await dialog.getByLabel("Password").fill(accounts.author.password);
  await dialog.getByRole("button", { name: "Sign in" }).click();
  await expect(dialog).toBeHidden();
  await expectStanding(page, /^Saved at /);
  await page.reload();
  await expect(bodyOf(page)).toContainText("And goes on.");
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
  await other.goto(address, { waitUntil: "commit" });
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

test("a change to a published article waits, is seen in its own preview, and is shown by Update", async ({
  page,
  stranger,
  accounts,
}) => {
  await signIn(page, accounts.editor);
  await write(page, { title: "A change that waits", body: "The first text." });
  await publish(page);
  await bodyOf(page).fill("The second text.");
  await expectStanding(page, /^Change saved at .* Readers see the earlier text/);
  await stranger.goto("/en/articles/a-change-that-waits");
  await expect(stranger.locator("article")).toContainText("The first text.");
  const [preview] = await Promise.all([
    page.context().waitForEvent("page"),
    page.getByRole("link", { name: "Preview (opens in a new tab)" }).click(),
  ]);
  await expect(preview.getByRole("heading", { level: 1 })).toHaveText("A change that waits");
  await expect(preview.locator("article")).toContainText("The second text.");
  await expectAccessible(preview);
  await preview.close();
  await page.reload();
  await expect(bodyOf(page)).toHaveText("The second text.");
  await update(page);
  await stranger.reload();
  await expect(stranger.locator("article")).toContainText("The second text.");

  await page.setViewportSize({ width: 360, height: 740 });
  await bodyOf(page).fill("A third text, not wanted.");
  await expectStanding(page, /^Change saved at /);
  const bar = await page.locator(".article-bar").boundingBox();
  expect(bar?.height, "a line and a row of buttons").toBeLessThan(110);
  const more = page.locator(".article-bar").getByRole("button", { name: "More" });
  await more.click();
  await expect(page.getByText("Readers see the earlier text until you press Update.").last()).toBeVisible();
  await expectAccessible(page);
  await expectFitting(page);
  await page.keyboard.press("Escape");
  await expect(more).toBeFocused();
  await more.click();
  await page.getByRole("button", { name: "Discard change" }).click();
  await expect(bodyOf(page)).toHaveText("The second text.");
  await expectStanding(page, /^Saved at /);
});

test("a server killed in the middle of typing costs not a character", async ({ page, start, expected }) => {
  expected.push(/ERR_CONNECTION_REFUSED|ERR_CONNECTION_RESET|ERR_EMPTY_RESPONSE|ERR_INCOMPLETE_CHUNKED/);
  const port = 20_000 + (process.pid % 20_000);
  const fixed = { PORT: String(port), SITE_URL: `http://localhost:${port}` };
  const first = await start();
  const author = await openAccount(first.dataDir, "author");
  await first.stop();
  const killed = await start(fixed, first.dataDir);
  const url = fixed.SITE_URL;
  await signIn(page, author, url);
  await write(page, { title: "Killed while typing", body: "" });
  const text = Array.from({ length: 30 }, (_, i) => `Sentence ${i} of the report, نوشتهٔ ${i}. `).join("");
  await bodyOf(page).click();
  const typing = page.keyboard.type(text, { delay: 4 });
  await expect
    .poll(async () => (await readBody(page)).length, { timeout: 30_000 })
    .toBeGreaterThan(text.length / 4);
  await killed.kill();
  await typing;
  await expectStanding(page, "Offline: kept on this device");
  await start(fixed, first.dataDir);
  await expectStanding(page, /^Saved at /);
  await page.reload();
  await expect(bodyOf(page)).toBeVisible();
  expect((await readBody(page)).trim()).toBe(text.trim());
});

test("a full disk costs not a character: the text waits on the device and is saved when there is room", async ({
  page,
  start,
  expected,
}) => {
  const disk = mountSmallDisk();
  test.skip(disk === undefined, "this machine lets nobody mount a small disk");
  if (!disk) return;
  expected.push(/status of 50\d/);
  const server = await start({}, disk.path);
  const author = await openAccount(disk.path, "author");
  await signIn(page, author, server.url);
  await write(page, { title: "The disk is full" });
  await expectStanding(page, /^Saved at /);
  disk.fill();
  const text = "Words that need room. ".repeat(400);
  await bodyOf(page).fill(text);
  await expectStanding(page, "The server cannot save just now: kept on this device");
  disk.makeRoom();
  await expectStanding(page, /^Saved at /);
  await page.reload();
  expect((await readBody(page)).trim()).toBe(text.trim());
  await server.stop();
  disk.unmount();
});

// A disk of eight megabytes in memory, as full as it gets; undefined where mounting is not allowed.
function mountSmallDisk() {
  const path = mkdtempSync(join(tmpdir(), "apadana-disk-"));
  const filler = join(path, "filler");
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=12m", "tmpfs", path], { stdio: "ignore" });
  } catch {
    rmSync(path, { recursive: true });
    return undefined;
  }
  mkdirSync(path, { recursive: true });
  return {
    path,
    fill: () => {
      try {
        execFileSync("dd", ["if=/dev/zero", `of=${filler}`, "bs=4k"], { stdio: "ignore" });
      } catch {
        // dd ends with a failure once the disk is full, which is what it is for.
      }
    },
    makeRoom: () => rmSync(filler),
    unmount: () => {
      execFileSync("umount", [path]);
      rmSync(path, { recursive: true });
    },
  };
}
