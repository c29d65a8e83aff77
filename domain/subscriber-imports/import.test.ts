import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { asc, count, eq } from "drizzle-orm";
import { dataDir, db, write } from "#db/client.ts";
import { outgoingMails } from "#db/schema/newsletter.ts";
import { subscriberImportPieces, subscribers } from "#db/schema/subscribers.ts";
import { seededAt, useTestDatabase } from "#fixtures/test-database.ts";
import { enlist } from "#fixtures/test-staff.ts";
import { day } from "../durations.ts";
import { Forbidden, Invalid } from "../errors.ts";
import { lookupHash } from "../keys/seal.ts";
import { startProcess } from "../processes/heartbeat.ts";
import type { Actor } from "../staff/permissions.ts";
import { openAddress } from "../subscribers/address.ts";
import { forgetUnconfirmed } from "../subscribers/forget.ts";
import { suppressAddress } from "../suppression/suppress.ts";
import { cancelImport, checkImport, forgetOldImports, runImport } from "./decide.ts";
import { countProblems, findImport, findSameImport, listFirstRows, listProblems } from "./find.ts";
import type { TypedPlan } from "./plan.ts";
import { guessPlan } from "./plan.ts";
import { receiveImport } from "./receive.ts";
import { workOnImports } from "./work.ts";

useTestDatabase();

const plan: TypedPlan = {
  hasHeader: true,
  emailColumn: "0",
  langColumn: "1",
  consentAtColumn: "2",
  consentNoteColumn: "",
  defaultLang: "fa",
  defaultNote: "The old list, moved from the former system",
  asks: false,
};

async function* bytesOf(content: string | Buffer): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(content as string);
  for (let at = 0; at < bytes.length; at += 1000) yield bytes.subarray(at, at + 1000);
}

const receive = (actor: Actor, content: string | Buffer) => receiveImport(actor, bytesOf(content), seededAt);

async function workAll(processId = startProcess(seededAt)): Promise<void> {
  while ((await workOnImports({ processId }, seededAt)) > 0);
}

async function importAll(actor: Actor, content: string | Buffer, change: Partial<TypedPlan> = {}) {
  const id = await receive(actor, content);
  checkImport(actor, id, { ...plan, ...change }, seededAt);
  await workAll();
  const dryRun = { ...findImport(actor, id), problems: listProblems(actor, id, 100) };
  runImport(actor, id, seededAt);
  await workAll();
  return { dryRun, result: { ...findImport(actor, id), problems: listProblems(actor, id, 100) } };
}

function everybody() {
  return db()
    .select()
    .from(subscribers)
    .orderBy(asc(subscribers.createdAt))
    .all()
    .map((row) => ({ ...row, address: openAddress(row.addressSealed, row.id) }))
    .sort((a, b) => a.address.localeCompare(b.address));
}

test("a dry run reports each line and changes nothing; the import then does what it said", async () => {
  const owner = enlist("owner");
  write((tx) =>
    suppressAddress(tx, {
      addressHash: lookupHash("gone@example.org"),
      reason: "complaint",
      now: seededAt,
    }),
  );
  await importAll(owner, "email,lang,date\nknown@example.org,en,\n");
  const file = [
    "email,lang,date",
    "one@example.org,en,2020-03-01",
    "Two@Example.ORG,fa,2021-05-06 07:08:09",
    "KNOWN@example.org,en,",
    "gone@example.org,en,",
    "nobody,en,",
    "one@example.org,fa,",
    "three@example.org,xx,",
    "four@example.org,,yesterday",
    "five@example.org,,",
  ].join("\r\n");
  const { dryRun, result } = await importAll(owner, file);
  assert.deepEqual(dryRun.problems, [
    { line: 4, problem: "known" },
    { line: 5, problem: "suppressed" },
    { line: 6, problem: "badAddress" },
    { line: 7, problem: "repeated" },
    { line: 8, problem: "badLanguage" },
    { line: 9, problem: "badDate" },
  ]);
  assert.equal(dryRun.state, "checked");
  assert.equal(dryRun.added, 3);
  assert.deepEqual(result.problems, dryRun.problems);
  assert.equal(result.state, "done");
  assert.equal(result.added, 3);
  assert.equal(result.skipped, 6);
  assert.deepEqual(
    everybody().map(({ address, lang, state, consentAt, consentNote, origin }) => ({
      address,
      lang,
      state,
      consentAt,
      consentNote,
      origin,
    })),
    [
      ["five@example.org", "fa", seededAt],
      ["known@example.org", "en", seededAt],
      ["one@example.org", "en", Date.UTC(2020, 2, 1)],
      ["Two@example.org", "fa", Date.UTC(2021, 4, 6, 7, 8, 9)],
    ].map(([address, lang, consentAt]) => ({
      address,
      lang,
      state: "confirmed",
      consentAt,
      consentNote: plan.defaultNote,
      origin: "import",
    })),
  );
  assert.equal(db().select().from(outgoingMails).all().length, 0);
  assert.equal(db().select().from(subscriberImportPieces).all().length, 0, "the file is gone");
});

test("by choice each address is asked first, in its language; an old consent does not make the question old", async () => {
  const owner = enlist("owner");
  await importAll(owner, "email,lang,date\na@example.org,en,2019-01-01\nb@example.org,fa,\n", { asks: true });
  assert.deepEqual(
    everybody().map(({ state }) => state),
    ["pending", "pending"],
  );
  assert.deepEqual(
    db()
      .select({ kind: outgoingMails.kind, lang: outgoingMails.lang })
      .from(outgoingMails)
      .orderBy(outgoingMails.lang)
      .all(),
    [
      { kind: "invite", lang: "en" },
      { kind: "invite", lang: "fa" },
    ],
  );
  assert.equal(forgetUnconfirmed(seededAt + 7 * day), 0);
  assert.equal(forgetUnconfirmed(seededAt + 7 * day + 1), 2);
});

test("a file that came before is known by its rows, unless that import was called off", async () => {
  const owner = enlist("owner");
  const file = "email;lang\r\na@example.org;en\r\nb@example.org;fa\r\n";
  const first = await receive(owner, file);
  assert.equal(findSameImport(owner, first), undefined);
  const again = await receive(owner, file.replaceAll("\r\n", "\n"));
  assert.equal(findSameImport(owner, again)?.id, first);
  const other = await receive(owner, file.replace("b@", "c@"));
  assert.equal(findSameImport(owner, other), undefined);
  cancelImport(owner, first, seededAt);
  assert.equal(findSameImport(owner, again), undefined);
  assert.throws(() => findSameImport(enlist("editor"), again), Forbidden);
});

test("who left is not taken back by an import", async () => {
  const owner = enlist("owner");
  await importAll(owner, "a@example.org", { hasHeader: false });
  db().update(subscribers).set({ state: "unsubscribed", unsubscribedAt: seededAt }).run();
  const { result } = await importAll(owner, "a@example.org", { hasHeader: false });
  assert.deepEqual(result.problems, [{ line: 1, problem: "left" }]);
  assert.equal(everybody()[0]?.state, "unsubscribed");
});

const written: [name: string, content: string | Buffer, addresses: string[]][] = [
  ["a byte-order mark", "\ufeffemail\na@example.org\n", ["a@example.org"]],
  [
    "UTF-16 as spreadsheets save it",
    Buffer.from("\ufeffemail\tx\na@example.org\t1\n", "utf16le"),
    ["a@example.org"],
  ],
  ["semicolons", "email;name\na@example.org;x\n", ["a@example.org"]],
  [
    "quotation marks, commas and line breaks in cells",
    'email,n\n"a@example.org","x, ""y""\nz"\n',
    ["a@example.org"],
  ],
  [
    "Persian names of columns and domains",
    "ایمیل,نام\na@نامه.ایران,مریم\n",
    ["a@xn--mgb4dbg.xn--mgba3a4f16a"],
  ],
  ["marks of direction around an address", "email\n\u200fa@example.org\u200e\n", ["a@example.org"]],
  [
    "line breaks of old and mixed kinds, and empty lines",
    "email\ra@example.org\r\n\r\n\nb@example.org",
    ["a@example.org", "b@example.org"],
  ],
  ["a lone quotation mark in a cell", 'email,n\na@example.org,5" disk\n', ["a@example.org"]],
  [
    "rows of different lengths",
    "email,n\na@example.org\nb@example.org,x,y,z\n",
    ["a@example.org", "b@example.org"],
  ],
];

for (const [name, content, addresses] of written) {
  test(`a file is read with ${name}`, async () => {
    const owner = enlist("owner");
    await importAll(owner, content, { langColumn: "", consentAtColumn: "" });
    assert.deepEqual(
      everybody().map(({ address }) => address),
      addresses,
    );
  });
}

test("a file that is none is refused as a whole, with the line, and leaves nothing", async () => {
  const owner = enlist("owner");
  const refusals: [string | Buffer, ReturnType<typeof problem>][] = [
    ["", problem("emptyFile")],
    [" \n\n,,\n", problem("emptyFile")],
    [Buffer.from([0x61, 0x40, 0xe9, 0xff, 0x0a]), problem("badEncoding")],
    ['email\n"a@example.org\nb@example.org\n', problem("badCsv", 3)],
  ];
  for (const [content, expected] of refusals) {
    await assert.rejects(receive(owner, content), expected);
  }
  assert.equal(db().select().from(subscriberImportPieces).all().length, 0);
});

function problem(key: string, line?: number): Invalid {
  return new Invalid({ file: line === undefined ? key : { key, values: { line } } });
}

test("the columns are guessed from the header and the first row", async () => {
  const owner = enlist("owner");
  const id = await receive(owner, "نام,زبان,ایمیل,تاریخ\nمریم,fa,a@example.org,2024-01-01\n");
  assert.deepEqual(guessPlan(listFirstRows(owner, id)), {
    hasHeader: true,
    email: 2,
    lang: 1,
    consentAt: 3,
    consentNote: null,
  });
  const bare = await receive(owner, "x,a@example.org\n");
  assert.equal(guessPlan(listFirstRows(owner, bare)).hasHeader, false);
  assert.equal(guessPlan(listFirstRows(owner, bare)).email, 1);
});

test("an import goes on where it was when its process is gone, and takes nobody twice", async () => {
  const owner = enlist("owner");
  const file = Array.from({ length: 1000 }, (_, n) => `reader${n}@example.org`).join("\n");
  const id = await receive(owner, file);
  checkImport(owner, id, { ...plan, hasHeader: false, langColumn: "", consentAtColumn: "" }, seededAt);
  // A process begins the dry run, and is gone: another one begins it anew.
  await workOnImports({ processId: "gone" }, seededAt);
  db().$client.exec("update subscriber_imports set state = 'checking', position = 400, added = 400");
  await workAll();
  assert.equal(findImport(owner, id).added, 1000);
  runImport(owner, id, seededAt);
  db().$client.exec(
    "create temp trigger cut before insert on subscribers when (select count(*) from subscribers) = 450 begin select raise(abort, 'cut'); end",
  );
  await assert.rejects(workAll("gone"), /cut/);
  db().$client.exec("drop trigger cut");
  assert.equal(findImport(owner, id).position, 400, "what was half done is undone, with its position");
  await workAll();
  assert.deepEqual(
    [findImport(owner, id).state, findImport(owner, id).added, everybody().length],
    ["done", 1000, 1000],
  );
});

test("a running import can be called off; who was taken in stays, and the file goes", async () => {
  const owner = enlist("owner");
  const id = await receive(owner, "a@example.org\nb@example.org");
  checkImport(owner, id, { ...plan, hasHeader: false }, seededAt);
  assert.throws(() => runImport(owner, id, seededAt), new Invalid({ form: "importMoved" }));
  cancelImport(owner, id, seededAt);
  await workAll();
  assert.equal(findImport(owner, id).state, "cancelled");
  assert.equal(db().select().from(subscriberImportPieces).all().length, 0);
  assert.throws(() => cancelImport(owner, id, seededAt), new Invalid({ form: "importMoved" }));
});

test("a file that nobody went on with for a week is forgotten", async () => {
  const owner = enlist("owner");
  const id = await receive(owner, "a@example.org\n");
  assert.equal(forgetOldImports(seededAt + 7 * day), 0);
  assert.equal(forgetOldImports(seededAt + 7 * day + 1), 1);
  assert.equal(findImport(owner, id).state, "cancelled");
  assert.equal(db().select().from(subscriberImportPieces).all().length, 0);
});

test("a file whose taking in broke off, because its process was killed, is forgotten within the hour", async () => {
  const owner = enlist("owner");
  const id = await receive(owner, "a@example.org\n");
  db().$client.exec("update subscriber_imports set state = 'receiving'");
  assert.equal(forgetOldImports(seededAt + day / 24), 0);
  assert.equal(forgetOldImports(seededAt + day / 24 + 1), 1);
  assert.equal(findImport(owner, id).state, "cancelled");
  assert.equal(db().select().from(subscriberImportPieces).all().length, 0);
});

test("a plan needs the column of addresses, a language and a source of consent that is no address", async () => {
  const owner = enlist("owner");
  const id = await receive(owner, "a@example.org\n");
  const bad = { ...plan, emailColumn: "", defaultLang: "xx", defaultNote: " " };
  assert.throws(
    () => checkImport(owner, id, bad, seededAt),
    new Invalid({ emailColumn: "required", defaultLang: "badChoice", defaultNote: "required" }),
  );
  await importAll(owner, "b@example.org\n", { hasHeader: false, defaultNote: "the list of x@example.org" });
  assert.equal(everybody()[0]?.consentNote, "the list of […]");
});

test("only owners import", async () => {
  await assert.rejects(receive(enlist("editor"), "a@example.org\n"), Forbidden);
  const owner = enlist("owner");
  const id = await receive(owner, "a@example.org\n");
  for (const call of [findImport, countProblems, listFirstRows]) {
    assert.throws(() => call(enlist("editor"), id), Forbidden);
  }
});

test("no address of a file lies in the data directory in plain text, before, between and after", async () => {
  const owner = enlist("owner");
  const look = (when: string) => {
    const files = readdirSync(dataDir(), { recursive: true, withFileTypes: true }).filter((f) => f.isFile());
    for (const { parentPath, name } of files) {
      const bytes = readFileSync(join(parentPath, name)).toString("latin1").toLowerCase();
      assert.equal(bytes.includes("zarathustra"), false, `${name} ${when}`);
    }
  };
  const id = await receive(owner, "Zarathustra@example.org,en,\nbad zarathustra\n");
  look("received");
  checkImport(owner, id, { ...plan, hasHeader: false }, seededAt);
  await workAll();
  look("checked");
  runImport(owner, id, seededAt);
  await workAll();
  look("done");
  assert.equal(everybody().length, 1);
});

test("a million rows are received in small pieces", async () => {
  const owner = enlist("owner");
  async function* million(): AsyncGenerator<Uint8Array> {
    for (let from = 0; from < 1_000_000; from += 5000) {
      yield Buffer.from(
        Array.from({ length: 5000 }, (_, n) => `reader${from + n}@example.org,en\n`).join(""),
      );
    }
  }
  const id = await receiveImport(owner, million(), seededAt);
  assert.equal(findImport(owner, id).rowCount, 1_000_000);
  const [pieces] = db()
    .select({ n: count() })
    .from(subscriberImportPieces)
    .where(eq(subscriberImportPieces.importId, id))
    .all();
  assert.equal(pieces?.n, 5000);
});
