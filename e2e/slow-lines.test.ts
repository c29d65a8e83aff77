import { type Locator, type Page, type Route, request } from "@playwright/test";
import { TOTP } from "otpauth";
import { openAccount } from "#fixtures/accounts.ts";
import * as pictures from "#fixtures/pictures.ts";
import { bodyOf, field, fillDate, holdScripts, press, publish, saveDraft, signIn, write } from "./desk.ts";
import { expect, test } from "./journey.ts";

// Between a page and its scripts, and between a press and its answer, there are seconds on a slow line.

test("who saves a page or an article before its scripts have come saves what they typed, and leaves the text as it stands", async ({
  page,
  stranger,
  accounts,
}) => {
  await signIn(page, accounts.editor);
  await page.goto("/admin/pages/new");
  await field(page, "Title").fill("How we are funded");
  await bodyOf(page).fill("By readers alone.");
  await page.getByRole("button", { name: "Put it on the site" }).click();
  await page.getByRole("link", { name: "How we are funded" }).click();
  await expect(bodyOf(page)).toContainText("By readers alone.");
  const standing = page.url();
  await page.goto("/admin/articles");
  await write(page, { title: "Early on a slow line", body: "What stands in it." });
  await publish(page);
  const article = page.url();

  await holdScripts(page);
  await page.goto(standing, { waitUntil: "commit" });
  await field(page, "Title").fill("Who pays for us");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved. Readers see it now.")).toBeVisible();
  await stranger.goto("/en/pages/how-we-are-funded");
  await expect(stranger.getByRole("heading", { level: 1 })).toHaveText("Who pays for us");
  await expect(stranger.getByText("By readers alone.")).toBeVisible();

  await page.goto(article, { waitUntil: "commit" });
  await field(page, "Title").fill("Earlier on a slow line");
  await page.getByRole("button", { name: "Update" }).click();
  await expect(page).toHaveURL(/done=save/);
  await stranger.goto("/en/articles/early-on-a-slow-line");
  await expect(stranger.getByRole("heading", { level: 1 })).toHaveText("Earlier on a slow line");
  await expect(stranger.getByText("What stands in it.")).toBeVisible();
});

test("what is typed, ticked and chosen before the scripts have come is known to them: it stays, is saved, and is not left unasked", async ({
  page,
  start,
}) => {
  const site = await start();
  await signIn(page, await openAccount(site.dataDir, "owner"), site.url);
  const release = await holdScripts(page);
  await page.goto(`${site.url}/admin/settings`, { waitUntil: "commit" });
  const english = page.getByRole("group", { name: "English" });
  const line = (await english.getByLabel(/^Label, line/).count()).toString();
  await english.getByLabel(`Label, line ${line}`).fill("Slow lines");
  await english.getByLabel(`Address, line ${line}`).fill("/en/pages/slow-lines");
  release();
  await expect(english.getByRole("button", { name: "Add a link" })).toBeVisible();
  const asked = page.waitForEvent("dialog");
  const left = page.getByRole("link", { name: "Articles" }).click({ noWaitAfter: true });
  await (await asked).dismiss();
  await left;
  await page.getByRole("button", { name: "Save the settings" }).click();
  await expect(page.getByText("Saved. Readers see it now.")).toBeVisible();
  await page.goto(`${site.url}/en`);
  await expect(page.getByRole("link", { name: "Slow lines" })).toBeVisible();
});

test("what is written at the moment in which the editor is made is saved with the form", async ({
  page,
  accounts,
  expected,
}) => {
  expected.push(/Blocked script execution in 'about:srcdoc'/);
  await signIn(page, accounts.editor);
  await page.goto("/admin/newsletter");
  await page.getByRole("button", { name: "New issue" }).click();
  await page.getByRole("link", { name: "Words", exact: true }).click();
  await expect(page.getByRole("group", { name: "English" })).toBeVisible();
  // The form's scripts look for the field first; the editor comes a moment later.
  await page.addInitScript(() => {
    const find = document.getElementById.bind(document);
    document.getElementById = (id) => {
      const field = find(id);
      if (field instanceof HTMLTextAreaElement) {
        document.getElementById = find;
        queueMicrotask(() => {
          field.focus();
          field.value = "Early words.";
          field.setSelectionRange(0, 0);
        });
      }
      return field;
    };
  });
  await page.reload();
  const introduction = (language: string) =>
    page.getByRole("textbox", { name: `Introduction in ${language}` });
  await expect(introduction("فارسی")).toHaveAttribute("contenteditable", "true");
  await expect(introduction("English")).toHaveValue("Early words.");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
  await page.getByRole("link", { name: "Preview", exact: true }).click();
  await expect(page.frameLocator("iframe").getByText("Early words.")).toBeVisible();
});

test("a picture's cut and an article's address that were typed before the scripts have come stay as typed", async ({
  page,
  accounts,
}) => {
  await signIn(page, accounts.editor);
  await write(page, { title: "Cut on a slow line" });
  await publish(page);
  const article = page.url();
  await page.goto("/admin/media");
  const picture = await page.locator(".media-grid a").first().getAttribute("href");
  let release = await holdScripts(page);
  await page.goto(`${picture}`, { waitUntil: "commit" });
  const left = page.getByRole("group", { name: "Cut" }).getByLabel("From the left (%)");
  await left.fill("12");
  release();
  await expect(page.getByText("Choose a file")).toBeVisible();
  await page.getByLabel("Width (%)").fill("50");
  await expect(left).toHaveValue("12");

  page.on("dialog", (dialog) => dialog.accept());
  release = await holdScripts(page);
  await page.goto(article, { waitUntil: "commit" });
  await field(page, "Slug").fill("an-address-of-its-own");
  release();
  await expect(bodyOf(page)).toBeVisible();
  await expect(page.getByText(/^Change saved at/)).toBeVisible();
  await expect(field(page, "Slug")).toHaveValue("an-address-of-its-own");
});

test("an article's settings do not fold on a phone under who is at work in them when the scripts come", async ({
  page,
  accounts,
}) => {
  await signIn(page, accounts.editor);
  await write(page, { title: "Settings on a slow phone", body: "A line.\n".repeat(200) });
  await saveDraft(page);
  await page.setViewportSize({ width: 360, height: 740 });
  const release = await holdScripts(page);
  await page.goto(page.url(), { waitUntil: "commit" });
  await field(page, "Dateline").pressSequentially("Zab");
  release();
  await expect(bodyOf(page)).toBeVisible();
  await page.keyboard.type("ol");
  await expect(field(page, "Dateline")).toBeFocused();
  await expect(field(page, "Dateline")).toHaveValue("Zabol");
  await expect(field(page, "Dateline")).toBeInViewport();
});

test("nothing moves when the scripts come: what is pressed then is what was aimed at", async ({
  page,
  accounts,
  browser,
  baseURL,
  watch,
}) => {
  await signIn(page, accounts.owner);
  const gate = await browser.newContext({ baseURL: baseURL ?? "" });
  await watch(gate);
  const anyone = await gate.newPage();
  // What tells that the scripts run, screen by screen.
  const screens = [
    [anyone, "/admin/login", (page: Page) => page.getByRole("button", { name: "passkey" })],
    [page, "/admin/media", (page: Page) => page.getByText("Choose files")],
    [page, "/admin/audit", (page: Page) => page.getByRole("group", { name: "Until" })],
    [page, "/admin/settings", (page: Page) => page.getByRole("button", { name: "Add a link" }).first()],
    [page, "/admin/subscribers/imports", (page: Page) => page.getByText("Choose a file")],
    [page, "/admin/pages/new", (page: Page) => page.getByRole("toolbar").first()],
  ] as const;
  for (const width of [360, 1440])
    for (const [page, path, sign] of screens) {
      await page.setViewportSize({ width, height: 740 });
      const release = await holdScripts(page);
      await page.goto(path, { waitUntil: "domcontentloaded" });
      const before = await placesOf(page);
      release();
      await expect(sign(page)).toBeVisible();
      const after = await placesOf(page);
      const moved = Object.entries(before).filter(([name, top]) => Math.abs((after[name] ?? top) - top) > 1);
      expect.soft(moved, `${path} at ${width} px`).toEqual([]);
    }
  await gate.close();
});

test("who goes on typing while a form is on its way stays where they are, and keeps what they typed", async ({
  page,
  accounts,
}) => {
  await signIn(page, accounts.owner);
  await page.goto("/admin/topics/new");
  const answer = await holdAnswers(page);
  await page.getByRole("button", { name: "Save" }).click();
  const about = page.getByLabel("Description").first();
  await about.pressSequentially("Rivers and ");
  answer();
  await expect(page.getByText("Please give a name in at least one language.")).toBeVisible();
  await page.keyboard.type("lakes");
  await expect(about).toHaveValue("Rivers and lakes");

  page.once("dialog", (dialog) => dialog.accept());
  await page.goto("/admin/account");
  const name = field(page, "Name");
  const later = await holdAnswers(page);
  await name.fill("Sample owner");
  const form = page.locator("form:has([name=lang])");
  await form.getByRole("button", { name: "Save" }).click();
  await name.press("End");
  await name.pressSequentially(" and more");
  later();
  await expect(form.getByText("Saved.")).toBeVisible();
  await expect(name).toHaveValue("Sample owner and more");
  const asked = page.waitForEvent("dialog");
  const left = page.getByRole("link", { name: "Articles" }).click({ noWaitAfter: true });
  await (await asked).dismiss();
  await left;
  await expect(name).toHaveValue("Sample owner and more");
});

test("a page is not left unasked while its changes are on their way", async ({ page, accounts }) => {
  await signIn(page, accounts.owner);
  await page.goto("/admin/account");
  const answer = await holdAnswers(page);
  await field(page, "Name").fill("Sample owner");
  await field(page, "Name").pressSequentially(" ");
  await page.locator("form:has([name=lang])").getByRole("button", { name: "Save" }).click();
  const asked = page.waitForEvent("dialog");
  const left = page.getByRole("link", { name: "Articles" }).click({ noWaitAfter: true });
  await (await asked).dismiss();
  await left;
  answer();
  await expect(page.getByText("Saved.")).toBeVisible();
});

test("an issue is begun once, however often its button is pressed on a slow line", async ({
  page,
  accounts,
}) => {
  await signIn(page, accounts.editor);
  await page.goto("/admin/newsletter");
  const issues = page.getByRole("row");
  const before = await issues.count();
  const answer = await holdAnswers(page);
  await page.getByRole("button", { name: "New issue" }).dblclick();
  answer();
  await expect(page).toHaveURL(/\/stories$/);
  await page.goto("/admin/newsletter");
  await expect(issues).toHaveCount(before === 0 ? 2 : before + 1);
});

test("who presses twice before the scripts have come has done it once, and hears that it is done", async ({
  page,
  accounts,
}) => {
  await signIn(page, accounts.editor);
  await write(page, { title: "Two presses on a slow line" });
  await saveDraft(page);
  const draft = page.url();
  await holdScripts(page);
  const open = (path: string) => page.goto(path, { waitUntil: "commit" });
  await open("/admin/bylines/new");
  await page.getByLabel("Name").first().fill("Twice on a slow line");
  await pressTwice(page.getByRole("button", { name: "Save" }));
  await expect(page.getByRole("link", { name: "Twice on a slow line" })).toHaveCount(1);

  await open("/admin/topics");
  const names = page.getByRole("rowheader");
  await expect(names.first()).toBeVisible();
  const before = await names.allTextContents();
  const last = before.at(-1) ?? "";
  await pressTwice(page.getByRole("row").last().getByRole("button", { name: /up$/ }));
  await expect(names).toHaveText(before.toSpliced(-1, 1).toSpliced(-1, 0, last));

  await open("/admin/newsletter");
  const rows = await page.getByRole("row").count();
  await pressTwice(page.getByRole("button", { name: "New issue" }));
  await expect(page).toHaveURL(/\/stories$/);
  await open("/admin/newsletter");
  await expect(page.getByRole("row")).toHaveCount(Math.max(1, rows) + 1);

  await open(draft);
  await field(page, "Standfirst").fill("Saved by two presses.");
  await pressTwice(page.getByRole("button", { name: "Save draft" }));
  await expect(page).toHaveURL(/done=save/);
});

test("a story moves one place and a topic is deleted, however often they are pressed before the scripts have come", async ({
  page,
  accounts,
}) => {
  await signIn(page, accounts.editor);
  await holdScripts(page);
  const open = (path: string) => page.goto(path, { waitUntil: "commit" });
  await open("/admin/newsletter");
  await page.getByRole("button", { name: "New issue" }).click();
  await page.getByRole("button", { name: "Add everything since the last issue" }).click();
  await expect(page).toHaveURL(/added=/);
  const stories = page.locator(".story-line:has([value=up]) bdi:first-child");
  const before = await stories.allTextContents();
  const last = before.at(-1) ?? "";
  const up = page.getByRole("button", { name: `Move “${last}” up` });
  await pressTwice(up);
  await expect(stories).toHaveText(before.toSpliced(-1, 1).toSpliced(-1, 0, last));
  await up.click();
  await expect(stories).toHaveText(before.toSpliced(-1, 1).toSpliced(-2, 0, last));

  await open("/admin/topics/new");
  await page.getByLabel("Name").first().fill("Deleted on a slow line");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByRole("link", { name: "Deleted on a slow line" }).click();
  await page.getByText("Delete this topic").click();
  await pressTwice(page.getByRole("button", { name: "Delete the topic" }));
  await expect(page.getByRole("status").filter({ hasText: "Deleted" })).toBeVisible();
});

test("a byline like one that is there is told of, not taken for that one", async ({
  page,
  plainPage,
  accounts,
}) => {
  for (const each of [page, plainPage]) {
    await signIn(each, accounts.editor);
    await each.goto("/admin/bylines/new");
    await each.getByLabel("Name").first().fill("Two of one name");
    await each.getByRole("button", { name: "Save" }).click();
    if (each === page) await expect(each.getByText("Saved. Readers see it now.")).toBeVisible();
  }
  await expect(plainPage.getByText("Another byline already has this slug.")).toBeVisible();
});

test("what is shown once is shown to whoever pressed twice before the scripts have come", async ({
  page,
  start,
  mailbox,
}) => {
  const site = await start({ SEED: "none" });
  const owner = await openAccount(site.dataDir, "owner");
  await signIn(page, owner, site.url);
  await holdScripts(page);
  const open = (path: string) => page.goto(`${site.url}${path}`, { waitUntil: "commit" });
  await open("/admin/staff/new");
  await page.getByLabel("Name").fill("Omid Rastegar");
  await page.getByLabel("E-mail").fill("omid@newsroom.example");
  await pressTwice(page.getByRole("button", { name: "Invite" }));
  const link = (await page.locator(".shown-text").textContent()) ?? "";
  const { text } = await mailbox.take("omid@newsroom.example");
  expect(text).toContain(link);
  expect(mailbox.waiting("omid@newsroom.example")).toBe(0);

  await open("/admin/second-factor");
  await page.getByRole("button", { name: "Set up an authenticator app" }).click();
  const secret = ((await page.locator(".totp-secret").textContent()) ?? "").replaceAll(" ", "");
  const codeOf = (steps: number) => new TOTP({ secret }).generate({ timestamp: Date.now() + steps * 30_000 });
  await page.getByLabel("Code", { exact: true }).fill(codeOf(0));
  await pressTwice(page.getByRole("button", { name: "Put it into use" }));
  await expect(page.getByRole("list", { name: "Recovery codes" }).getByRole("listitem")).toHaveCount(10);

  await page.context().clearCookies();
  await open("/admin/audit");
  await page.getByLabel("E-mail").fill(owner.email);
  await page.getByLabel("Password").fill(owner.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByLabel("Code", { exact: true }).fill(codeOf(1));
  await pressTwice(page.getByRole("button", { name: "Sign in" }));
  await expect(page).toHaveURL(/\/admin\/audit$/);
  await open(link.replace(site.url, ""));
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.getByLabel("Password")).toBeVisible();
});

test("a form whose answer was lost is done once when it is sent again", async ({
  page,
  accounts,
  expected,
}) => {
  expected.push(/ERR_CONNECTION_RESET/);
  await signIn(page, accounts.editor);
  await page.goto("/admin/topics/new");
  await page.getByLabel("Name").first().fill("Answer lost on a slow line");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByRole("link", { name: "Answer lost on a slow line" }).click();
  await page.getByText("Delete this topic").click();
  const lose = async (route: Route) => {
    await route.fetch({ maxRedirects: 0 });
    await route.abort("connectionreset");
  };
  await page.route("**/admin/topics/*", lose, { times: 1 });
  const button = page.getByRole("button", { name: "Delete the topic" });
  await button.click();
  await expect(page.getByRole("alert")).toBeVisible();
  await button.click();
  await expect(page.getByRole("status").filter({ hasText: "Deleted" })).toBeVisible();
});

test("who presses twice before the scripts have come is let in by a link that works once", async ({
  page,
  start,
  mailbox,
}) => {
  const site = await start();
  await holdScripts(page);
  const open = (path: string) => page.goto(path, { waitUntil: "commit" });
  await open(await site.setupLink());
  await page.getByLabel("Name").fill("Parvin Sepehr");
  await page.getByLabel("E-mail").fill("parvin@newsroom.example");
  await page.getByLabel("Password").fill("four unrelated words here");
  await pressTwice(page.getByRole("button", { name: "Make the account" }));
  await expect(page).toHaveURL(/\/admin\/articles$/);

  await open(`${site.url}/admin/staff/new`);
  await page.getByLabel("Name").fill("Navid Karimi");
  await page.getByLabel("E-mail").fill("navid@newsroom.example");
  await page.getByRole("button", { name: "Invite" }).click();
  const link = (await page.locator(".shown-text").textContent()) ?? "";
  await page.context().clearCookies();
  await open(link);
  await page.getByLabel("Password").fill("another four unrelated words");
  await pressTwice(page.getByRole("button", { name: "Accept and sign in" }));
  await expect(page).toHaveURL(/\/admin\/articles$/);
  await mailbox.take("navid@newsroom.example");

  await page.context().clearCookies();
  await open(`${site.url}/admin/reset`);
  await page.getByLabel("E-mail").fill("navid@newsroom.example");
  await page.getByRole("button", { name: "Send the link" }).click();
  // A mail that tells of a new place may come before.
  let reset: string | undefined;
  while (!reset) {
    const { text } = await mailbox.take("navid@newsroom.example");
    reset = /http\S+\/admin\/reset\/\S+/.exec(text ?? "")?.[0];
  }
  await open(reset);
  await page.getByLabel("Password").fill("words of a third kind, unrelated");
  await pressTwice(page.getByRole("button", { name: "Set the password" }));
  await expect(page).toHaveURL(/\/admin\/articles$/);
});

test("a passkey is not said to be out of reach while the scripts that ask for it are on their way", async ({
  page,
  plainPage,
  accounts,
}) => {
  const [note, add] = ["Passkeys need scripts", "Add a passkey"];
  await signIn(page, accounts.owner);
  const release = await holdScripts(page);
  await page.goto("/admin/second-factor", { waitUntil: "domcontentloaded" });
  await expect(page.getByText(note)).toBeHidden();
  release();
  await expect(page.getByRole("button", { name: add })).toBeVisible();
  await signIn(plainPage, accounts.owner);
  await plainPage.goto("/admin/second-factor");
  await expect(plainPage.locator("noscript p").filter({ visible: true })).toContainText(note);
  await expect(plainPage.getByRole("button", { name: add })).toBeHidden();
});

test("half a date in a browser's own field takes nothing back that was planned", async ({
  page,
  plainPage,
  accounts,
}) => {
  await signIn(page, accounts.editor);
  await write(page, { title: "Planned on a slow line" });
  await publish(page);
  await fillDate(page, "Withdraw at", "2099-01-31T10:00");
  await press(page, "Schedule");
  await expect(page.getByText("Readers see it until the time")).toBeVisible();
  const article = page.url();

  await signIn(plainPage, accounts.editor);
  await plainPage.goto(article);
  await halve(field(plainPage, "Withdraw at"));
  await press(plainPage, "Schedule");
  await plainPage.goto(article);
  await expect(field(plainPage, "Withdraw at")).toHaveValue("2099-01-31T10:00");

  const release = await holdScripts(page);
  await page.goto(article, { waitUntil: "commit" });
  await halve(field(page, "Withdraw at"));
  release();
  await expect(bodyOf(page)).toBeVisible();
  await press(page, "Schedule");
  await expect(page.getByText("Please give a full date that exists")).toBeVisible();
  await plainPage.reload();
  await expect(field(plainPage, "Withdraw at")).toHaveValue("2099-01-31T10:00");
});

test("pictures are sent by the button that stands there until the scripts come, and once", async ({
  page,
  accounts,
}) => {
  await signIn(page, accounts.editor);
  const file = { name: "pressed.png", mimeType: "image/png", buffer: await pictures.png(70, 50) };
  const release = await holdScripts(page);
  await page.goto("/admin/media", { waitUntil: "commit" });
  await page.getByLabel("Add pictures").setInputFiles(file);
  const button = page.getByRole("button", { name: "Upload" });
  await button.focus();
  release();
  await expect(page.getByText("Choose files")).toBeVisible();
  await expect(page.getByText("pressed.png")).toHaveCount(1);
  await expect(page.getByRole("list", { name: "Uploads" })).toHaveCount(0);
  await button.click();
  await expect(page.getByText("One picture added.")).toBeVisible();
});

test("pictures whose plain form is sent twice are added once", async ({ page, accounts, baseURL }) => {
  await signIn(page, accounts.editor);
  await holdScripts(page);
  await page.goto("/admin/media", { waitUntil: "commit" });
  const form = page.locator("form[action='/admin/media/upload']");
  const idempotencyKey = await form.locator("[name=idempotencyKey]").inputValue();
  const buffer = await pictures.png(71, 50);
  const sendAs = (name: string) =>
    page.request.post("/admin/media/upload", {
      multipart: { idempotencyKey, file: { name, mimeType: "image/png", buffer } },
      headers: { Origin: baseURL ?? "" },
      maxRedirects: 0,
    });
  const [first, second] = await Promise.all([sendAs("twice.png"), sendAs("twice.png")]);
  expect(second.headers().location).toBe(first.headers().location);
  expect((await sendAs("another.png")).headers().location).not.toBe(first.headers().location);
});

test("a text is written before the scripts have come, and where they never do; the editor goes on with it", async ({
  page,
  accounts,
}) => {
  await signIn(page, accounts.editor);
  const release = await holdScripts(page);
  await page.goto("/admin/articles/new", { waitUntil: "commit" });
  await field(page, "Title").fill("Written without the editor");
  await bodyOf(page).fill("A first **bold** word.");
  await page.getByRole("button", { name: "Save draft" }).click();
  await expect(page).toHaveURL(/done=save/);
  await expect(page.locator(".writing-preview strong")).toHaveText("bold");
  const article = page.url().replace(/\?.*/, "");

  // The text that stands there is shown as readers see it; after a while there is a way to write in it nonetheless.
  await expect(bodyOf(page)).toBeHidden();
  await page.getByLabel("Write as Markdown").check();
  await bodyOf(page).press("ControlOrMeta+End");
  await bodyOf(page).pressSequentially("\n\nA second one");
  release();
  await expect(
    page
      .getByText("Saved at")
      .or(page.getByText(/^Saved/))
      .first(),
  ).toBeVisible();
  await expect(page.getByRole("toolbar").first()).toBeVisible();
  await expect(bodyOf(page)).toBeFocused();
  await page.keyboard.type(", gone on with.");
  await expect(bodyOf(page).locator("p")).toHaveText(["A first bold word.", "A second one, gone on with."]);
  await expect(bodyOf(page).locator("strong")).toHaveText("bold");
  await saveDraft(page);
  await page.goto(article);
  await expect(bodyOf(page).locator("p")).toHaveText(["A first bold word.", "A second one, gone on with."]);
});

test("the editor does not take a text from under who writes it, and what is refused is not lost when it comes", async ({
  page,
  accounts,
}) => {
  await signIn(page, accounts.editor);
  let release = await holdScripts(page);
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto("/admin/articles/new", { waitUntil: "commit" });
  await bodyOf(page).pressSequentially("Between the scripts");
  for (let step = 0; step < 7; step += 1) await page.keyboard.press("ArrowLeft");
  release();
  await page.waitForLoadState("networkidle");
  await page.keyboard.type("old ");
  await expect(page.getByText(/^Saved/).first()).toBeVisible();
  await expect(bodyOf(page), "what is written saves itself").toHaveValue("Between the old scripts");
  await field(page, "Title").click();
  await expect(bodyOf(page).locator("p")).toHaveText("Between the old scripts");

  release = await holdScripts(page);
  await page.goto("/admin/pages/new", { waitUntil: "commit" });
  await bodyOf(page).fill("Refused, and kept.");
  await page.getByRole("button", { name: "Put it on the site" }).click();
  await expect(page.getByText("Please fill this in.")).toBeVisible();
  release();
  await expect(page.getByRole("toolbar").first()).toBeVisible();
  await expect(bodyOf(page).locator("p")).toHaveText("Refused, and kept.");
});

test("a topic moves one place, however often its button is pressed on a slow line", async ({
  page,
  accounts,
}) => {
  await signIn(page, accounts.editor);
  await page.goto("/admin/topics");
  const names = page.getByRole("rowheader");
  const before = await names.allTextContents();
  const last = before.at(-1) ?? "";
  const answer = await holdAnswers(page);
  await page.getByRole("row").last().getByRole("button", { name: /up$/ }).dblclick();
  answer();
  await page.waitForLoadState("networkidle");
  await expect(names).toHaveText(before.toSpliced(-1, 1).toSpliced(-1, 0, last));
});

test("a story's buttons stay under the hand that is on them when the scripts come", async ({
  page,
  accounts,
}) => {
  await signIn(page, accounts.editor);
  await page.goto("/admin/newsletter");
  await page.getByRole("button", { name: "New issue" }).click();
  await page.getByRole("button", { name: "Add everything since the last issue" }).click();
  await expect(page).toHaveURL(/added=/);
  const release = await holdScripts(page);
  await page.goto(page.url().replace(/\?.*/, ""), { waitUntil: "commit" });
  const down = page.getByRole("button", { name: /^Move .* down$/ }).first();
  await down.focus();
  release();
  await page.waitForLoadState("networkidle");
  await expect(down).toBeFocused();
  await page.keyboard.press("Enter");
  await page.getByRole("searchbox").focus();
  await expect(page.getByRole("grid")).toBeVisible();
});

test("who goes back to a form after saving it finds what they saved", async ({ page, accounts }) => {
  await signIn(page, accounts.owner);
  await page.goto("/admin/bylines/new");
  const name = page.getByLabel("Name").first();
  await name.fill("Before");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByRole("link", { name: "Before" }).click();
  await name.fill("Afterwards");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("link", { name: "Afterwards" })).toBeVisible();
  await page.goBack();
  await expect(name).toHaveValue("Afterwards");
});

/** As on a slow line: from now on what is sent is answered only once what this gives is called. */
async function holdAnswers(page: Page): Promise<() => void> {
  const { promise: come, resolve } = Promise.withResolvers<void>();
  await page.route("**/admin/**", async (route) => {
    if (route.request().method() === "POST") await come;
    await route.continue();
  });
  return resolve;
}

/** Leaves a date without its hour, as somebody does who goes on to the button too early. */
async function halve(date: Locator): Promise<void> {
  await date.focus();
  for (const key of ["Tab", "Tab", "Tab", "Delete"]) await date.press(key);
  expect(await date.evaluate((element: HTMLInputElement) => element.validity.badInput)).toBe(true);
}

/** Presses a button of a page without scripts, of which the first press reaches the server and its answer nobody. */
async function pressTwice(button: Locator): Promise<void> {
  const page = button.page();
  const fields = await button.evaluate((element: HTMLButtonElement) => [
    ...new FormData(element.form ?? undefined, element),
  ]);
  const sent = new FormData();
  for (const [name, value] of fields) sent.append(name, value);
  const elsewhere = await request.newContext({ storageState: await page.context().storageState() });
  const headers = { Origin: new URL(page.url()).origin };
  await elsewhere.post(page.url(), { multipart: sent, headers, maxRedirects: 0 });
  await elsewhere.dispose();
  await button.click();
}

/** Where all that can be pressed or typed into lies on a page. */
function placesOf(page: Page): Promise<Record<string, number>> {
  return page.evaluate(() => {
    const places: Record<string, number> = {};
    for (const element of document.querySelectorAll("main :is(a, button, input, select, textarea, label)")) {
      const { top, height } = element.getBoundingClientRect();
      const name = `${element.tagName} ${element.getAttribute("name") ?? ""} ${element.textContent}`;
      if (height > 0 && getComputedStyle(element).visibility === "visible") places[name] = top + scrollY;
    }
    return places;
  });
}
