import { createHash } from "node:crypto";
import fc from "fast-check";
import { actionNamed, call, callAction, readDatabase, sendArticle, signInByHand } from "./calls.ts";
import { expect, test } from "./journey.ts";
import type { RunningServer } from "./server.ts";

// Bad input without end, made by rules: whatever comes, the answer is no failure, and nothing is changed by it. The same
// runs each time; FUZZ_SEED=1234 FUZZ_RUNS=1000 tries others.

const bounds = { seed: Number(process.env.FUZZ_SEED ?? 20261124), endOnFailure: true };
const runs = (usual: number) => ({ ...bounds, numRuns: Number(process.env.FUZZ_RUNS ?? usual) });

const text = fc.oneof(
  fc.string({ unit: "binary", maxLength: 200 }),
  fc.string({ unit: "grapheme", maxLength: 80 }),
  fc.constantFrom(
    "__proto__",
    "constructor",
    "toString",
    "null",
    "-1",
    "1e999",
    "NaN",
    "%00",
    "../..",
    "$1",
    "'--",
    "\u202e",
  ),
);

test("an editor's text of any shape is kept only as the schema has it, and never fails", async ({
  site,
  accounts,
  client,
}) => {
  const headers = await signInByHand(site.url, accounts.editor, client);
  const { node } = fc.letrec((tie) => ({
    node: fc.record(
      {
        type: fc.oneof(
          fc.constantFrom(
            "doc",
            "paragraph",
            "text",
            "heading",
            "bulletList",
            "listItem",
            "blockquote",
            "hardBreak",
          ),
          text,
        ),
        attrs: fc.dictionary(
          fc.constantFrom("level", "dir", "href", "start", "src", "__proto__"),
          fc.jsonValue(),
        ),
        content: fc.oneof({ maxDepth: 3 }, fc.array(tie("node"), { maxLength: 3 }), fc.jsonValue()),
        marks: fc.oneof(
          fc.array(fc.record({ type: fc.constantFrom("link", "bold", "x"), attrs: fc.jsonValue() })),
          fc.jsonValue(),
        ),
        text: fc.oneof(text, fc.jsonValue()),
      },
      { requiredKeys: ["type"] },
    ),
  }));
  const body = fc.oneof(
    node.map((each) => JSON.stringify(each)),
    fc.array(node, { maxLength: 4 }).map((content) => JSON.stringify({ type: "doc", content })),
    fc.json(),
    text,
  );
  await fc.assert(
    fc.asyncProperty(body, async (given) => {
      const { answer, article } = await sendArticle(site.url, headers, "save", {
        title: "Fuzzed",
        body: given,
      });
      expect(answer.status).toBeLessThan(500);
      expect(answer.body).not.toMatch(/RangeError|TypeError|node_modules/);
      const stored = bodyOf(site, article.id);
      if (stored !== undefined) expect(JSON.parse(stored).type).toBe("doc");
      if (!answer.body.includes('"status":"done"')) expect(stored).toBeUndefined();
    }),
    runs(80),
  );
});

test("a query of any shape gives a page", async ({ site, accounts, client }) => {
  const headers = await signInByHand(site.url, accounts.owner, client);
  const names = fc.constantFrom(
    "q",
    "after",
    "topic",
    "year",
    "lang",
    "status",
    "title",
    "translationOf",
    "verb",
    "from",
    "until",
    "subject",
    "staffId",
    "done",
    "__proto__",
    "constructor",
  );
  const query = fc.array(fc.tuple(fc.oneof(names, text), text), { maxLength: 5 });
  const paths = fc.constantFrom(
    "/en",
    "/fa/search",
    "/en/search",
    "/en/archive",
    "/admin/articles",
    "/admin/articles/new",
    "/admin/audit",
    "/admin/staff",
    "/admin/login",
  );
  await fc.assert(
    fc.asyncProperty(paths, query, async (path, pairs) => {
      const asked = new URLSearchParams(
        pairs.map(([name, value]) => [name.toWellFormed(), value.toWellFormed()]),
      );
      const answer = await call(`${site.url}${path}?${asked}`, {
        headers: path.startsWith("/admin") ? headers : {},
      });
      expect(answer.status, `${path}?${asked}`).toBeLessThan(500);
    }),
    runs(120),
  );
});

test("an address of any shape is answered", async ({ site }) => {
  const part = fc.oneof(
    text.map((each) => encodeURIComponent(each.toWellFormed())),
    fc.constantFrom(
      "en",
      "fa",
      "admin",
      "articles",
      "topics",
      "_next",
      "static",
      "..",
      ".",
      "%2e%2e",
      "%2f",
      "%5c",
      "%",
      "%zz",
      "%ff",
      "feed.xml",
      "newsletter",
      "media",
      "",
    ),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(part, { maxLength: 6 }), async (parts) => {
      const path = `/${parts.join("/")}`.replace(/[^\x21-\x7e]/g, "");
      const answer = await call(site.url + path).catch((error) => {
        // The client itself refuses some of these as no address.
        if (/Invalid URL|unescaped characters/.test(String(error))) return undefined;
        throw error;
      });
      expect(answer?.status ?? 400, path).toBeLessThan(500);
    }),
    runs(150),
  );
});

test("a form of any shape changes nothing and never fails", async ({ site, accounts, client, expected }) => {
  // What Next says of a form that names an action which is none, or that its own reader does not take.
  expected.push(/Invalid Server Actions request|ignore-listed|Malformed part header|^ +digest: |^\}$/);
  const owner = await signInByHand(site.url, accounts.owner, client);
  const targets: { page: string; action: string; headers: Record<string, string> }[] = [
    { page: "/en", action: "signUpAction", headers: { "X-Forwarded-For": client } },
    { page: "/en/newsletter/confirm/x", action: "confirmAction", headers: {} },
    { page: "/en/newsletter/preferences/x", action: "chooseLanguageAction", headers: {} },
    { page: "/admin/topics/new", action: "saveTopicAction", headers: owner },
    { page: "/admin/staff/new", action: "inviteAction", headers: owner },
    { page: "/admin/settings", action: "saveSettingsAction", headers: owner },
    { page: "/admin/articles/new", action: "articleAction", headers: owner },
  ];
  // None of these can be complete: an address, a name in a language or an id is never among them.
  const field = fc.constantFrom(
    "id",
    "lang",
    "token",
    "title",
    "slug",
    "text",
    "mailLang",
    "intent",
    "version",
    "role",
    "password",
    "bylineIds",
    "__proto__",
    "$ACTION_REF_9",
    "navigation.en.label",
  );
  const form = fc.dictionary(fc.oneof(field, text), fc.oneof(text, fc.array(text, { maxLength: 3 })), {
    maxKeys: 8,
  });
  const before = digest(site);
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...targets),
      form,
      fc.boolean(),
      async ({ page, action, headers }, fields, isScripted) => {
        const entries = Object.entries(fields).map(
          ([name, value]) =>
            [
              name.toWellFormed(),
              Array.isArray(value) ? value.map((each) => each.toWellFormed()) : value.toWellFormed(),
            ] as const,
        );
        const answer = await callAction(site.url + page, actionNamed(action), Object.fromEntries(entries), {
          headers,
          isScripted,
        });
        expect(answer.status, `${action} ${JSON.stringify(fields)}`).toBeLessThan(500);
      },
    ),
    runs(150),
  );
  expect(digest(site)).toBe(before);
});

test("a form whose bytes are no form, or no action's arguments, is the sender's fault and changes nothing", async ({
  site,
  accounts,
  client,
  expected,
}) => {
  // What Next says of arguments that it cannot read.
  expected.push(/./);
  const owner = await signInByHand(site.url, accounts.owner, client);
  const targets = [
    { path: "/en", action: "signUpAction" },
    { path: "/en/newsletter/unsubscribe/x", action: "unsubscribeAction" },
    { path: "/admin/login", action: "signInAction" },
    { path: "/admin/settings", action: "saveSettingsAction" },
    { path: "/admin/articles/AAAAAAAAAAAAAAAA/text", action: "" },
    { path: "/admin/media/upload", action: "" },
    { path: "/admin/subscribers/imports/file", action: "" },
    { path: "/admin/login/again", action: "" },
  ];
  const boundary = fc.oneof(
    fc.constantFrom("b", "", '"', "b; charset=x", "x".repeat(3000), "--", "b,b"),
    fc.string({ maxLength: 80 }),
  );
  const part = fc.oneof(
    fc
      .tuple(fc.oneof(text, fc.constantFrom("0", "1", "$ACTION_REF_1", "$ACTION_1:0", "$ACTION_ID_x")), text)
      .map(([name, value]) => `Content-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`),
    fc
      .oneof(fc.json({ maxDepth: 2 }), fc.constantFrom('["$K1"]', '["$F1"]', '["$@1","$Q1"]', "[", '"$L1"'))
      .map((value) => `Content-Disposition: form-data; name="0"\r\n\r\n${value}\r\n`),
    text,
  );
  const bytes = fc
    .tuple(
      fc.constantFrom("b", "--", "x"),
      fc.array(part, { maxLength: 4 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
    )
    .map(([mark, parts, cut]) => {
      const whole = Buffer.from(`${parts.map((each) => `--${mark}\r\n${each}`).join("")}--${mark}--\r\n`);
      return cut > 0.5 ? whole : whole.subarray(0, Math.floor(whole.length * 2 * cut));
    });
  const before = digest(site);
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...targets),
      fc.oneof(fc.constant("b"), boundary),
      bytes,
      fc.boolean(),
      async ({ path, action }, mark, body, isScripted) => {
        const type = `multipart/form-data; boundary=${mark}`.replace(/[^\x20-\x7e]/g, "");
        const answer = await call(site.url + path, {
          headers: {
            ...(path.startsWith("/admin") ? owner : { "X-Forwarded-For": client }),
            Origin: site.url,
            "Content-Type": type,
            ...(isScripted && action ? { "Next-Action": actionNamed(action).id } : {}),
          },
          body,
        });
        expect(answer.status, `${path} ${type} ${body}`).toBeLessThan(500);
      },
    ),
    runs(150),
  );
  const instead = fc.oneof(
    fc.array(fc.jsonValue({ maxDepth: 1 }), { maxLength: 3 }).map((args) => JSON.stringify(args)),
    fc.constantFrom("", "[", '["$K1"]', '[null,{"0":1}]', '[[],[["scripted","1"]]]'),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(
        ...targets.filter(({ path, action }) => action && path.startsWith("/admin")),
        { path: "/admin/invitation/x", action: "acceptAction" },
        { path: "/admin/reset/x", action: "resetAction" },
        { path: "/admin/setup/x", action: "setUpAction" },
      ),
      instead,
      async ({ path, action }, body) => {
        const type = "text/plain;charset=UTF-8";
        const headers = {
          ...owner,
          Origin: site.url,
          "Content-Type": type,
          "Next-Action": actionNamed(action).id,
        };
        expect((await call(site.url + path, { headers, body })).status, `${action} ${body}`).toBeLessThan(
          500,
        );
      },
    ),
    runs(60),
  );
  expect(digest(site)).toBe(before);
});

test("a token of any shape opens nothing and changes nothing", async ({ site, client }) => {
  const before = digest(site);
  const token = fc.oneof(text, fc.base64String({ maxLength: 64 }));
  await fc.assert(
    fc.asyncProperty(token, async (given) => {
      const part = encodeURIComponent(given.toWellFormed()) || "x";
      for (const path of [
        `/en/newsletter/confirm/${part}`,
        `/fa/newsletter/preferences/${part}`,
        `/en/newsletter/unsubscribe/${part}`,
        `/admin/setup/${part}`,
      ]) {
        expect((await call(site.url + path)).status, path).toBeLessThan(500);
      }
      const left = await call(`${site.url}/newsletter/unsubscribe/${part}`, {
        headers: { "X-Forwarded-For": client },
        body: "List-Unsubscribe=One-Click",
      });
      expect([400, 404], part).toContain(left.status);
    }),
    runs(40),
  );
  expect(digest(site)).toBe(before);
});

function bodyOf(site: RunningServer, id: string): string | undefined {
  return readDatabase(site.dataDir, (db) =>
    db.prepare("select body from articles where id = ?").pluck().get(id),
  ) as string | undefined;
}

// Mails of other journeys may be sent meanwhile: of those only how many there are counts.
const queries = [
  ...["articles", "topics", "bylines", "pages", "site", "site_texts", "navigation_items", "staff"].map(
    (table) => `select * from ${table}`,
  ),
  "select id, state from subscribers",
  "select id from outgoing_mails",
];

function digest(site: RunningServer): string {
  return readDatabase(site.dataDir, (db) => {
    const hash = createHash("sha256");
    for (const query of queries) hash.update(JSON.stringify(db.prepare(query).all()));
    return hash.digest("hex");
  });
}
