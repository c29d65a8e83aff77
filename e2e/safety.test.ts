import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openAccount } from "#fixtures/accounts.ts";
import { expectAccessible } from "./axe.ts";
import { bodyOf, expectStanding, field, press, readBody, signIn, write } from "./desk.ts";
import { expect, test } from "./journey.ts";

// Not a word is lost, whatever fails between the keys and the disk.

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

test("without scripts a text that is sent after the session's end is told to be in the browser still, and is", async ({
  plainPage: page,
  accounts,
}) => {
  await signIn(page, accounts.author);
  await page.goto("/admin/articles/new");
  await field(page, "Title").fill("Sent too late");
  await bodyOf(page).fill("Every word of it.");
  await page.context().clearCookies();
  await page.getByRole("button", { name: "Save draft" }).click();
  await expect(page.getByRole("status")).toContainText("Your browser still has it");
  await page.getByLabel("E-mail").fill(accounts.author.email);
  await page.getByLabel("Password").fill(accounts.author.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(/\/articles\/new/);
  await expect(async () => {
    await page.goBack();
    await expect(bodyOf(page)).toHaveValue("Every word of it.", { timeout: 1000 });
  }).toPass();
  await page.getByRole("button", { name: "Save draft" }).click();
  await expect(page).toHaveURL(/\/admin\/articles\/[\w-]{16}/);
  await page.goto("/admin/articles");
  await page.getByRole("link", { name: "Sent too late" }).click();
  await expect(bodyOf(page)).toHaveValue("Every word of it.");
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

// A disk of twelve megabytes in memory, as full as it gets; undefined where mounting is not allowed.
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
