import { TOTP } from "otpauth";
import { openAccount } from "#fixtures/accounts.ts";
import { type Answer, actionNamed, call, callAction } from "./calls.ts";
import { expect, test } from "./journey.ts";
import type { RunningServer } from "./server.ts";

// The cases of sign-in and accounts that an attacker tries first, by hand over HTTP.

type Jar = Record<string, string>;
type From = { client?: string; jar?: Jar };

const elsewhere = "203.0.113.77";

/** Sends an action's form as a browser without scripts would, and keeps the cookies that come back. */
async function send(
  site: RunningServer,
  path: string,
  action: string,
  fields: Record<string, string>,
  { client = "192.0.2.10", jar = {} }: From = {},
): Promise<Answer & { jar: Jar }> {
  const answer = await callAction(`${site.url}${path}`, actionNamed(action), fields, {
    headers: { "X-Forwarded-For": client, Cookie: cookieLine(jar) },
    isScripted: false,
  });
  return { ...answer, jar: { ...jar, ...cookiesOf(answer) } };
}

const signIn = (site: RunningServer, email: string, password: string, from?: From) =>
  send(site, "/admin/login", "signInAction", { email, password }, from);

function cookieLine(jar: Jar): string {
  return Object.entries(jar)
    .map(([name, value]) => `${name}=${value}`)
    .join("; ");
}

function cookiesOf({ cookies }: Answer): Jar {
  return Object.fromEntries(
    cookies.map((line) => {
      const [pair = ""] = line.split(";");
      return [pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1)];
    }),
  );
}

/** Whether the cookies open the desk. */
async function isSignedIn(site: RunningServer, jar: Jar): Promise<boolean> {
  return (await call(`${site.url}/admin/account`, { headers: { Cookie: cookieLine(jar) } })).status === 200;
}

// Without what differs between any two answers: scripts, the nonce, the form's key, what was typed.
function words({ body }: Answer, email: string): string {
  return body
    .replaceAll(/<script[\s\S]*?<\/script>/g, "")
    .replaceAll(/ nonce="[^"]*"/g, "")
    .replaceAll(/name="idempotencyKey" value="[^"]*"/g, "")
    .replaceAll(email, "…");
}

test("case 1: a sign-in with an unknown address gets the same words as one with a wrong password", async ({
  start,
}) => {
  const site = await start({ SEED: "none" });
  const { email } = await openAccount(site.dataDir, "editor");
  const known = await signIn(site, email, "a wrong password of somebody");
  const unknown = await signIn(site, "nobody@newsroom.example", "a wrong password of somebody");
  expect(unknown.status).toBe(known.status);
  expect(Object.keys(unknown.headers).sort()).toEqual(Object.keys(known.headers).sort());
  expect(known.body).toContain("This e-mail and password do not fit together.");
  expect(words(unknown, "nobody@newsroom.example")).toBe(words(known, email));
  expect([known.cookies, unknown.cookies]).toEqual([[], []]);

  const asked = await send(site, "/admin/reset", "requestResetAction", { email });
  const askedInVain = await send(site, "/admin/reset", "requestResetAction", {
    email: "nobody@newsroom.example",
  });
  expect(words(askedInVain, "nobody@newsroom.example")).toBe(words(asked, email));
});

test("case 2: password stuffing is made to wait by network and by account, and the owner still comes in", async ({
  start,
}) => {
  const site = await start({ SEED: "none" });
  const { email, password } = await openAccount(site.dataDir, "owner");
  const own = await signIn(site, email, password, { client: elsewhere });
  expect(await isSignedIn(site, own.jar)).toBe(true);

  for (let tries = 0; tries < 5; tries += 1) await signIn(site, email, `guess number ${tries} of many`);
  const stuffed = await signIn(site, email, password);
  expect(stuffed.body).toContain("Too many tries. Please try again in a minute.");
  expect(stuffed.cookies).toEqual([]);

  const networks = Array.from({ length: 50 }, (_, index) => `198.51.100.${index}`);
  for (let from = 0; from < networks.length; from += 10) {
    await Promise.all(
      networks
        .slice(from, from + 10)
        .map((client) => signIn(site, email, "a guess of a stranger", { client })),
    );
  }
  const spread = await signIn(site, email, "a guess of a stranger", { client: "203.0.113.200" });
  expect(spread.body).toContain("Too many tries.");

  const { "apadana-device": device = "" } = own.jar;
  const again = await signIn(site, email, password, { client: elsewhere, jar: { "apadana-device": device } });
  expect(await isSignedIn(site, again.jar)).toBe(true);
});

test("case 3: a session id set before the sign-in is replaced, and what it opened is closed", async ({
  start,
}) => {
  const site = await start({ SEED: "none" });
  const attacker = await openAccount(site.dataDir, "author");
  const victim = await openAccount(site.dataDir, "editor");
  const planted = (await signIn(site, attacker.email, attacker.password)).jar;
  for (const before of [planted, { "apadana-session": "an-id-of-somebody-else" }]) {
    const after = await signIn(site, victim.email, victim.password, { jar: before });
    expect(after.jar["apadana-session"]).not.toBe(before["apadana-session"]);
    expect(await isSignedIn(site, after.jar)).toBe(true);
    expect(await isSignedIn(site, before)).toBe(false);
  }
});

test("case 4: an old session after a password change is dead", async ({ start }) => {
  const site = await start({ SEED: "none" });
  const { email, password } = await openAccount(site.dataDir, "author");
  const [old, here] = [await signIn(site, email, password), await signIn(site, email, password)];
  const changed = await send(
    site,
    "/admin/account",
    "changePasswordAction",
    { currentPassword: password, password: "quite another few words" },
    { jar: here.jar },
  );
  expect(changed.body).toContain("Your password is changed");
  expect(await isSignedIn(site, old.jar)).toBe(false);
  expect(await isSignedIn(site, here.jar)).toBe(true);
  expect((await signIn(site, email, password)).cookies).toEqual([]);
});

test("case 5: a code of an authenticator app is refused the second time", async ({ start }) => {
  const site = await start({ SEED: "none" });
  const { email, password } = await openAccount(site.dataDir, "author");
  const { jar } = await signIn(site, email, password);
  const page = "/admin/second-factor";
  await send(site, page, "totpAction", { intent: "begin" }, { jar });
  const { body } = await call(`${site.url}${page}`, { headers: { Cookie: cookieLine(jar) } });
  const secret = /<code class="totp-secret"[^>]*>([A-Z2-7 ]+)</.exec(body)?.[1]?.replaceAll(" ", "") ?? "";
  const codeAt = (steps: number) => new TOTP({ secret }).generate({ timestamp: Date.now() + steps * 30_000 });
  const first = codeAt(0);
  expect((await send(site, page, "totpAction", { intent: "confirm", code: first }, { jar })).body).toContain(
    "Recovery codes",
  );

  const finish = async (code: string) => {
    const step = await signIn(site, email, password);
    expect(step.headers.location).toContain("/admin/login/code");
    expect(await isSignedIn(site, step.jar)).toBe(false);
    return send(site, "/admin/login/code", "codeAction", { code }, { jar: step.jar });
  };
  expect((await finish(first)).body).toContain("This code does not fit, or was used before.");
  const code = codeAt(1);
  expect(await isSignedIn(site, (await finish(code)).jar)).toBe(true);
  const second = await finish(code);
  expect(second.body).toContain("This code does not fit, or was used before.");
  expect(await isSignedIn(site, second.jar)).toBe(false);
});

test("case 6: a reset link works once, and names the configured site whatever Host asked for it", async ({
  start,
  mailbox,
}) => {
  const site = await start({ SEED: "none" });
  const account = await openAccount(site.dataDir, "translator");
  const answer = await callAction(
    `${site.url}/admin/reset`,
    actionNamed("requestResetAction"),
    { email: account.email },
    {
      headers: {
        Host: "evil.example",
        "X-Forwarded-Host": "evil.example",
        "X-Forwarded-For": "192.0.2.10",
      },
      isScripted: false,
    },
  );
  expect(answer.body).toContain("If this address has an account");
  const mail = await mailbox.take(account.email);
  expect(mail.text).not.toContain("evil.example");
  const link = /http\S+\/admin\/reset\/\S+/.exec(mail.text ?? "")?.[0] ?? "";
  expect(link).toContain(`${site.url}/admin/reset/`);
  const path = link.slice(site.url.length);
  for (let looks = 0; looks < 2; looks += 1) expect((await call(link)).status).toBe(200);

  const reset = (password: string) => post(link, { password });
  const page = await call(link);
  const hidden = hiddenFields(page.body);
  function post(url: string, fields: Record<string, string>) {
    const form = new FormData();
    for (const [name, value] of [...hidden, ...Object.entries(fields)]) form.append(name, value);
    return call(url, { headers: { Origin: site.url, "X-Forwarded-For": "192.0.2.10" }, body: form });
  }
  const passwords = ["quite another few words", "a thief's own few words", "someone else's few words"];
  const answers = await Promise.all(passwords.map(reset));
  expect(answers.map(({ status }) => status).sort(), "of three at once one is the first").toEqual([
    303, 404, 404,
  ]);
  const won = answers.findIndex(({ status }) => status === 303);
  expect(answers[won]?.headers.location).toContain("/admin/login");
  expect((await reset("a last thief's few words")).status).toBe(404);
  expect((await call(`${site.url}${path}`)).status).toBe(404);
  // From another network: a reset that lost counts as a wrong password of the network it came from.
  const signedIn = [];
  for (const password of passwords) {
    const { jar } = await signIn(site, account.email, password, { client: elsewhere });
    signedIn.push(await isSignedIn(site, jar));
  }
  expect(signedIn).toEqual(passwords.map((_, at) => at === won));
});

test("case 21: a quoted, doubled or look-alike address is refused, and signs nobody in", async ({
  start,
}) => {
  const site = await start({ SEED: "none" });
  const { email, password } = await openAccount(site.dataDir, "owner");
  const { jar } = await signIn(site, email, password);
  for (const address of [
    '"a@evil"@newsroom.example',
    "owner@evil.example@newsroom.example",
    "owner＠newsroom.example",
    "оwner@newsroom.example",
    "owner@newsroom。example",
    "owner@newsroom.example\r\nBcc: a@evil.example",
  ]) {
    const invited = await send(
      site,
      "/admin/staff/new",
      "inviteAction",
      { email: address, name: "A", role: "author", lang: "en", days: "7" },
      { jar },
    );
    expect(invited.body, address).toContain("Please enter a full e-mail address");
    expect((await signIn(site, address, password, { client: elsewhere })).cookies, address).toEqual([]);
  }
  const upper = await signIn(site, ` ${email.toUpperCase()} `, password, { client: "192.0.2.99" });
  expect(await isSignedIn(site, upper.jar), "case makes no other address").toBe(true);
});

function hiddenFields(html: string): [string, string][] {
  return [...html.matchAll(/<input type="hidden"([^>]*)>/g)].map(([, attributes = ""]) => {
    const value = (name: string) =>
      new RegExp(` ${name}="([^"]*)"`).exec(attributes)?.[1]?.replaceAll("&quot;", '"') ?? "";
    return [value("name"), value("value")];
  });
}
