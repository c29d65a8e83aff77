import assert from "node:assert/strict";
import { test } from "node:test";
import { parse } from "csv-parse/sync";
import { eq } from "drizzle-orm";
import { db, write } from "#db/client.ts";
import { audit } from "#db/schema/audit.ts";
import { outgoingMails } from "#db/schema/newsletter.ts";
import { subscriberCounts, subscribers } from "#db/schema/subscribers.ts";
import { seededAt, useTestDatabase } from "#fixtures/test-database.ts";
import { enrolReaders } from "#fixtures/test-readers.ts";
import { enlist } from "#fixtures/test-staff.ts";
import { day } from "../durations.ts";
import { Forbidden, Invalid, NotFound } from "../errors.ts";
import { liftSuppression } from "../suppression/lift.ts";
import { findSuppression } from "../suppression/suppress.ts";
import { addSubscriber } from "./add.ts";
import { addressHashOf } from "./address.ts";
import { confirmSubscription } from "./confirm.ts";
import { countSubscribers, listGrowth } from "./count.ts";
import { countNewSubscribers, selectFresh } from "./count-new.ts";
import { endSubscription } from "./end.ts";
import { enterSubscriber } from "./enter.ts";
import { forgetSubscriber } from "./erase.ts";
import { exportSubscribers } from "./export.ts";
import { findSubscriber } from "./find.ts";
import { listSubscribers, pageRows } from "./list.ts";
import { searchSubscribers } from "./search.ts";
import { signUp } from "./sign-up.ts";
import { listSuppressed, suppressByHand } from "./suppressed.ts";

useTestDatabase();

const input = { email: "a@example.org", lang: "en", consentNote: "A card at the book fair", asks: false };

function enter(address: string, lang = "en", now = seededAt): string {
  const entry = { address, addressHash: addressHashOf(address), lang, consentAt: now, asks: false } as const;
  return write((tx) => enterSubscriber(tx, { ...entry, consentNote: "x", origin: "by-hand" }, now))!;
}

test("new readers are counted by language without a walk through the list", () => {
  const editor = enlist("editor");
  const [first] = enrolReaders(3, { langs: ["en", "fa"], at: seededAt });
  const counted = (now: number) =>
    countNewSubscribers(editor, now).map(({ lang, ...counts }) => [lang, ...Object.values(counts)]);
  assert.deepEqual(counted(seededAt + 1), [
    ["en", 2, 2, 2],
    ["fa", 1, 1, 1],
  ]);
  endSubscription(editor, { id: first ?? "", why: "By telephone" }, seededAt + day);
  assert.deepEqual(counted(seededAt + 2 * day), [
    ["en", 1, 0, 1],
    ["fa", 1, 0, 1],
  ]);
  assert.deepEqual(counted(seededAt + 8 * day), [
    ["en", 1, 0, 0],
    ["fa", 1, 0, 0],
  ]);
  const { sql, params } = selectFresh(seededAt).toSQL();
  const [plan] = db()
    .$client.prepare<unknown[], { detail: string }>(`explain query plan ${sql}`)
    .all(...params);
  assert.match(plan?.detail ?? "", /USING COVERING INDEX subscribers_confirmed \(state=\? AND confirmed_at>/);
});

test("added by hand: at once or after a question, with the source of consent, once", () => {
  const editor = enlist("editor");
  const id = addSubscriber(editor, input, seededAt);
  assert.equal(findSubscriber(editor, id).state, "confirmed");
  assert.equal(findSubscriber(editor, id).consentNote, "A card at the book fair");
  const asked = addSubscriber(editor, { ...input, email: "b@example.org", lang: "fa", asks: true }, seededAt);
  assert.equal(findSubscriber(editor, asked).state, "pending");
  assert.deepEqual(
    db().select({ kind: outgoingMails.kind, lang: outgoingMails.lang }).from(outgoingMails).all(),
    [{ kind: "invite", lang: "fa" }],
  );
  assert.throws(
    () => addSubscriber(editor, { ...input, email: "A@example.org" }, seededAt),
    new Invalid({ email: "addressKnown" }),
  );
  assert.throws(
    () => addSubscriber(editor, { ...input, email: "x", consentNote: "", lang: "xx" }, seededAt),
    new Invalid({ lang: "badChoice", consentNote: "required", email: "badAddress" }),
  );
  assert.throws(() => addSubscriber(enlist("author"), input, seededAt), Forbidden);
});

test("counts follow every change, by language and state", () => {
  const editor = enlist("editor");
  const first = enter("a@example.org");
  enter("b@example.org");
  const third = enter("c@example.org", "fa");
  endSubscription(editor, { id: first, why: "asked by letter" }, seededAt);
  db().update(subscribers).set({ lang: "en" }).where(eq(subscribers.id, third)).run();
  assert.deepEqual(countSubscribers(editor).total, { confirmed: 2, pending: 0, unsubscribed: 1 });
  forgetSubscriber(editor, third, seededAt);
  const counted = db().select().from(subscriberCounts).all();
  assert.deepEqual(
    counted.filter(({ count }) => count > 0),
    [
      { lang: "en", state: "confirmed", count: 1 },
      { lang: "en", state: "unsubscribed", count: 1 },
    ],
  );
  assert.equal(countSubscribers(editor).suppressed, 1);
});

test("growth tells of each week who came, who left, and how many there were", () => {
  const editor = enlist("editor");
  enter("old@example.org", "en", seededAt - 100 * day);
  const left = enter("a@example.org", "en", seededAt - 8 * day);
  enter("b@example.org", "fa", seededAt);
  endSubscription(editor, { id: left, why: "asked" }, seededAt);
  const growth = listGrowth(editor, 3, seededAt).map(({ joined, left, total }) => [joined, left, total]);
  assert.deepEqual(growth, [
    [0, 0, 1],
    [1, 0, 2],
    [1, 1, 2],
  ]);
});

test("the list goes by state and language, newest first, page by page", () => {
  const editor = enlist("editor");
  for (let n = 0; n < pageRows + 5; n += 1)
    enter(`reader${n}@example.org`, n % 2 ? "fa" : "en", seededAt + n);
  const first = listSubscribers(editor, { state: "confirmed" });
  assert.equal(first.rows[0]?.address, `reader${pageRows + 4}@example.org`);
  const second = listSubscribers(editor, { state: "confirmed", after: first.next });
  assert.deepEqual(
    second.rows.map(({ address }) => address),
    [4, 3, 2, 1, 0].map((n) => `reader${n}@example.org`),
  );
  assert.equal(second.next, undefined);
  assert.ok(
    listSubscribers(editor, { state: "confirmed", lang: "fa" }).rows.every(({ lang }) => lang === "fa"),
  );
  assert.deepEqual(listSubscribers(editor, { state: "pending" }).rows, []);
  assert.throws(() => listSubscribers(enlist("translator"), { state: "confirmed" }), Forbidden);
});

test("a subscriber is found by the whole address, or by any part of it in whatever case", async () => {
  const editor = enlist("editor");
  for (let n = 0; n < 1200; n += 1) enter(`reader${n}@example.org`);
  enter("Zahra@xn--mgb4dbg.xn--mgba3a4f16a");
  const found = async (q: string) => {
    const rows = [];
    let after: string | undefined;
    do {
      const answer = await searchSubscribers(editor, { q, after }, seededAt);
      rows.push(...answer.rows);
      after = answer.next;
    } while (after);
    return rows.map(({ address }) => address);
  };
  assert.deepEqual(await found(" READER7@example.org "), ["reader7@example.org"]);
  assert.deepEqual(await found("ader119"), [
    "reader1199@example.org",
    "reader1198@example.org",
    "reader1197@example.org",
    "reader1196@example.org",
    "reader1195@example.org",
    "reader1194@example.org",
    "reader1193@example.org",
    "reader1192@example.org",
    "reader1191@example.org",
    "reader1190@example.org",
    "reader119@example.org",
  ]);
  assert.deepEqual(await found("نامه.ایران"), ["Zahra@xn--mgb4dbg.xn--mgba3a4f16a"]);
  enter("Jörg@xn--mller-kva.example");
  for (const q of ["jorg@muller", "JÖRG", "müller.example"]) {
    assert.deepEqual(await found(q), ["Jörg@xn--mller-kva.example"], q);
  }
  assert.equal((await found("reader")).length, 1200);
  assert.deepEqual(await found("nobody"), []);
  await assert.rejects(searchSubscribers(editor, { q: "a " }, seededAt), Invalid);
  await assert.rejects(searchSubscribers(enlist("author"), { q: "reader" }, seededAt), Forbidden);
  assert.doesNotMatch(JSON.stringify(db().select().from(audit).all()), /reader|zahra/i);
});

test("one person's history tells consent, mails and changes, newest first", () => {
  const editor = enlist("editor");
  signUp({ email: "a@example.org", lang: "en", page: "/en/articles/x", network: "192.0.2.1" }, seededAt);
  const [row] = db().select().from(subscribers).all();
  assert.equal(confirmSubscription("x".repeat(32), seededAt), false);
  endSubscription(editor, { id: row!.id, why: "asked by letter" }, seededAt + 2);
  const subscriber = findSubscriber(editor, row!.id);
  assert.equal(subscriber.consentPage, "/en/articles/x");
  assert.deepEqual(subscriber.history, [
    { at: seededAt + 2, what: "change", verb: "subscribers.end", by: "Test editor", note: "asked by letter" },
    { at: seededAt, what: "mail", kind: "confirm", state: "pending" },
  ]);
  assert.throws(() => findSubscriber(editor, "nobody"), NotFound);
});

test("an address suppressed by hand gets no mail from a sign-up until that is lifted", () => {
  const editor = enlist("editor");
  assert.throws(
    () => suppressByHand(editor, { email: "x", why: "" }, seededAt),
    new Invalid({ email: "badAddress", why: "required" }),
  );
  suppressByHand(editor, { email: "A@example.org", why: "asked by letter" }, seededAt);
  const ask = () =>
    signUp({ email: "a@example.org", lang: "en", page: "/en", network: "192.0.2.1" }, seededAt);
  ask();
  assert.equal(db().select().from(subscribers).all().length, 0);
  assert.throws(() => addSubscriber(editor, input, seededAt), new Invalid({ email: "addressSuppressed" }));
  const [entry] = listSuppressed(editor, { reason: "by-hand" }).rows;
  assert.deepEqual([entry?.detail, entry?.subscriber], ["asked by letter", undefined]);
  liftSuppression(editor, { addressHash: entry!.id, why: "asked again" }, seededAt);
  ask();
  assert.equal(db().select().from(subscribers).all().length, 1);
});

test("whom the newsroom forgets is gone but for a hash, and no import or colleague brings them back", () => {
  const editor = enlist("editor");
  const id = addSubscriber(editor, { ...input, asks: true }, seededAt);
  forgetSubscriber(editor, id, seededAt);
  assert.throws(() => findSubscriber(editor, id), NotFound);
  assert.equal(db().select().from(outgoingMails).all().length, 0);
  assert.equal(findSuppression(addressHashOf("a@example.org"))?.reason, "forgotten");
  assert.throws(() => addSubscriber(editor, input, seededAt), new Invalid({ email: "addressSuppressed" }));
});

test("an export holds everybody, is read back by any CSV reader, and runs no formula", async () => {
  const owner = enlist("owner");
  for (let n = 0; n < 1100; n += 1) enter(`reader${n}@example.org`, n % 2 ? "fa" : "en");
  enter("=1+1@example.org");
  enter("+cmd@example.org", "fa");
  db().update(subscribers).set({ consentNote: '@SUM(A1), "x"\n-2' }).where(eq(subscribers.lang, "fa")).run();
  const read = async (filter: Parameters<typeof exportSubscribers>[1]) => {
    let text = "";
    for await (const piece of exportSubscribers(owner, filter, seededAt)) text += piece;
    return parse(text, { bom: true, columns: true }) as Record<string, string>[];
  };
  const all = await read({});
  assert.equal(all.length, 1102);
  assert.ok(all.some(({ email }) => email === "'=1+1@example.org"));
  assert.ok(all.some(({ email }) => email === "'+cmd@example.org"));
  assert.ok(all.some(({ consent_source }) => consent_source === `'@SUM(A1), "x"\n-2`));
  assert.ok(all.every((row) => Object.values(row).every((cell) => !/^[=+\-@\t\r]/.test(cell))));
  assert.equal((await read({ lang: "fa", state: "confirmed" })).length, 551);
  assert.throws(() => exportSubscribers(enlist("editor"), {}, seededAt), Forbidden);
  const exports = db().select().from(audit).where(eq(audit.verb, "subscribers.export")).all();
  assert.deepEqual(
    exports.map(({ detail }) => detail),
    [{}, { lang: "fa", state: "confirmed" }],
  );
});
