import assert from "node:assert/strict";
import { test } from "node:test";
import { sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { outgoingMails } from "#db/schema/newsletter.ts";
import { subscribers, subscriberTokens } from "#db/schema/subscribers.ts";
import { seededAt, useTestDatabase } from "#fixtures/test-database.ts";
import { day } from "../durations.ts";
import { Invalid } from "../errors.ts";
import { openSealed } from "../keys/seal.ts";
import { mailContext } from "../mail/queue.ts";
import { findSuppression } from "../suppression/suppress.ts";
import { addressHashOf, openAddress } from "./address.ts";
import { askForNewAddress, canConfirmNewAddress, confirmNewAddress } from "./change-address.ts";
import { canConfirm, confirmSubscription } from "./confirm.ts";
import { forgetOneself } from "./erase.ts";
import { readOwnData } from "./own-data.ts";
import { findPreferences } from "./preferences.ts";
import { signUp } from "./sign-up.ts";
import { unsubscribe } from "./unsubscribe.ts";

useTestDatabase();

const network = "192.0.2.1";

type Mail = { kind: string; to: string; text: string };

function mails(): Mail[] {
  return (
    db()
      .select()
      .from(outgoingMails)
      // As they were queued: several have the same instant.
      .orderBy(sql`rowid`)
      .all()
      .map(({ id, kind, messageSealed }) => ({
        kind,
        ...JSON.parse(openSealed(messageSealed!, mailContext(id))),
      }))
  );
}

function tokenIn(kind: string, page: string): string {
  const mail = mails().findLast((each) => each.kind === kind);
  return new RegExp(`/newsletter/${page}/([\\w-]+)`).exec(mail?.text ?? "")?.[1] ?? "";
}

function subscribe(email = "a@example.org", now = seededAt): { preferences: string; unsubscribe: string } {
  signUp({ email, lang: "en", page: "/en/articles/x", network }, now);
  assert.ok(confirmSubscription(tokenIn("confirm", "confirm"), now));
  return { preferences: tokenIn("welcome", "preferences"), unsubscribe: tokenIn("welcome", "unsubscribe") };
}

function addresses(): string[] {
  return db()
    .select()
    .from(subscribers)
    .all()
    .map(({ id, addressSealed }) => openAddress(addressSealed, id));
}

test("an address changes once its new one is confirmed; the old one is told, and not to which", () => {
  const { preferences, unsubscribe: leave } = subscribe();
  assert.ok(askForNewAddress(preferences, { email: "New@example.org", network }, seededAt + 1));
  assert.deepEqual(addresses(), ["a@example.org"]);
  const change = tokenIn("change", "confirm");
  assert.equal(mails().at(-1)?.to, "New@example.org");
  assert.ok(canConfirmNewAddress(change, seededAt + 1));
  assert.ok(confirmNewAddress(change, seededAt + 2));
  assert.deepEqual(addresses(), ["New@example.org"]);
  const told = mails().find(({ kind }) => kind === "changed");
  assert.equal(told?.to, "a@example.org");
  assert.doesNotMatch(JSON.stringify(told), /new@/i);
  assert.equal(confirmNewAddress(change, seededAt + 3), false, "the link works once");
  assert.ok(findPreferences(preferences, seededAt + 3), "links in older mails still work");
  assert.ok(unsubscribe(leave, seededAt + 3));
});

test("links are good for what they were made for, for their time, and as they were made", () => {
  const links = subscribe();
  askForNewAddress(links.preferences, { email: "new@example.org", network }, seededAt);
  const change = tokenIn("change", "confirm");
  const forged = [
    "",
    "x",
    "A".repeat(32),
    change.replace(/^./, (letter) => (letter === "A" ? "B" : "A")),
    links.preferences.slice(0, -1) + (links.preferences.endsWith("A") ? "E" : "A"),
    links.preferences.slice(0, 16) + links.unsubscribe.slice(16),
    `${change}%00`,
  ];
  for (const token of [...forged, links.preferences, links.unsubscribe]) {
    assert.equal(confirmNewAddress(token, seededAt), false, token);
    assert.equal(canConfirmNewAddress(token, seededAt), false, token);
    assert.equal(confirmSubscription(token, seededAt), false, token);
  }
  for (const token of [...forged, change, links.unsubscribe]) {
    assert.equal(askForNewAddress(token, { email: "x@example.org", network }, seededAt), false, token);
    assert.equal(forgetOneself(token, seededAt), false, token);
    assert.equal(readOwnData(token, seededAt), undefined, token);
    assert.equal(findPreferences(token, seededAt), undefined, token);
  }
  for (const token of [...forged, change]) assert.equal(unsubscribe(token, seededAt), false, token);
  assert.equal(canConfirm(change, seededAt), false);
  assert.equal(confirmSubscription(change, seededAt), false);
  assert.equal(confirmNewAddress(change, seededAt + 2 * day), false, "two days are over");
  assert.deepEqual(addresses(), ["a@example.org"]);
  assert.ok(confirmNewAddress(change, seededAt + 2 * day - 1));
});

test("a change tells nobody whether the new address is a subscriber's, and takes none from another", () => {
  subscribe("b@example.org");
  const { preferences } = subscribe("a@example.org", seededAt + day);
  const before = mails().length;
  assert.equal(askForNewAddress(preferences, { email: "B@example.org", network }, seededAt + day), true);
  assert.equal(mails().length, before);
  askForNewAddress(preferences, { email: "c@example.org", network }, seededAt + day);
  const change = tokenIn("change", "confirm");
  signUp({ email: "c@example.org", lang: "fa", page: "/fa", network }, seededAt + day);
  assert.ok(confirmNewAddress(change, seededAt + day), "a sign-up that nobody confirmed gives way");
  assert.deepEqual(addresses().sort(), ["b@example.org", "c@example.org"]);
});

test("a change is dead once another subscriber has the address, or the subscription ended", () => {
  const { preferences } = subscribe();
  askForNewAddress(preferences, { email: "b@example.org", network }, seededAt);
  const change = tokenIn("change", "confirm");
  signUp({ email: "b@example.org", lang: "en", page: "/en", network }, seededAt);
  confirmSubscription(tokenIn("confirm", "confirm"), seededAt);
  assert.equal(confirmNewAddress(change, seededAt), false);
  askForNewAddress(preferences, { email: "c@example.org", network }, seededAt);
  const second = tokenIn("change", "confirm");
  unsubscribe(preferences, seededAt);
  assert.equal(confirmNewAddress(second, seededAt), false);
  assert.equal(askForNewAddress(preferences, { email: "d@example.org", network }, seededAt), false);
});

test("few changes a day, each with a proper address", () => {
  const { preferences } = subscribe();
  assert.throws(
    () => askForNewAddress(preferences, { email: "nobody", network }, seededAt),
    new Invalid({ email: "badAddress" }),
  );
  for (const n of [1, 2, 3]) askForNewAddress(preferences, { email: `n${n}@example.org`, network }, seededAt);
  assert.throws(
    () => askForNewAddress(preferences, { email: "n4@example.org", network }, seededAt),
    new Invalid({ form: "changeThrottled" }),
  );
});

test("one's own data holds all that is kept, and nothing of who works at the newsroom", () => {
  const { preferences } = subscribe();
  const data = readOwnData(preferences, seededAt);
  assert.equal(data?.address, "a@example.org");
  assert.deepEqual(data?.consent, {
    at: new Date(seededAt).toISOString(),
    page: "/en/articles/x",
    origin: "page",
    note: "",
  });
  assert.equal(data?.history.length, 3);
  assert.doesNotMatch(JSON.stringify(data), /sealed|hash|staff/i);
});

test("who wishes to be forgotten is gone but for a hash, and can come back by themselves", () => {
  const { preferences, unsubscribe: leave } = subscribe();
  assert.ok(forgetOneself(preferences, seededAt));
  assert.deepEqual(addresses(), []);
  for (const table of [outgoingMails, subscriberTokens])
    assert.deepEqual(db().select().from(table).all(), []);
  const hash = addressHashOf("a@example.org");
  assert.equal(findSuppression(hash)?.reason, "forgotten");
  for (const token of [preferences, leave]) {
    assert.equal(unsubscribe(token, seededAt), false);
    assert.equal(forgetOneself(token, seededAt), false);
  }
  subscribe("a@example.org", seededAt + day);
  assert.deepEqual(addresses(), ["a@example.org"]);
  assert.equal(findSuppression(hash), undefined);
});
