import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { eq } from "drizzle-orm";
import { dataDir, db, write } from "#db/client.ts";
import { audit } from "#db/schema/audit.ts";
import { outgoingMails } from "#db/schema/newsletter.ts";
import { subscribers, subscriberTokens } from "#db/schema/subscribers.ts";
import { seededAt, useTestDatabase } from "#fixtures/test-database.ts";
import { day, hour } from "../durations.ts";
import { Invalid } from "../errors.ts";
import { openSealed } from "../keys/seal.ts";
import { mailContext } from "../mail/queue.ts";
import { answering } from "../request.ts";
import { countAttempt } from "../throttle/attempt.ts";
import { canConfirm, confirmSubscription } from "./confirm.ts";
import { forgetUnconfirmed } from "./forget.ts";
import { chooseLanguage, findPreferences } from "./preferences.ts";
import { signUp } from "./sign-up.ts";
import { addressWindowMs, signUpLimits } from "./sign-up-limits.ts";
import { findUnsubscribing, unsubscribe } from "./unsubscribe.ts";

useTestDatabase();

const email = "reader@example.org";

function ask(now = seededAt, { network = "192.0.2.1", address = email, lang = "en" } = {}): void {
  signUp({ email: address, lang, page: `/${lang}/articles/x`, network }, now);
}

function mails() {
  return db()
    .select()
    .from(outgoingMails)
    .orderBy(outgoingMails.createdAt)
    .all()
    .map((row) => ({
      ...row,
      text: row.messageSealed
        ? (JSON.parse(openSealed(row.messageSealed, mailContext(row.id))).text as string)
        : "",
    }));
}

/** The token of the newest mail of a kind whose text holds a link to the page. */
function tokenOf(page: "confirm" | "preferences" | "unsubscribe"): string {
  const links = mails().flatMap(
    ({ text }) => new RegExp(`/newsletter/${page}/([\\w-]+)`).exec(text)?.[1] ?? [],
  );
  return links.at(-1) ?? "";
}

function subscriber() {
  const [row, ...others] = db().select().from(subscribers).all();
  assert.ok(row);
  assert.equal(others.length, 0);
  return row;
}

function subscribe(now = seededAt): void {
  ask(now);
  assert.ok(confirmSubscription(tokenOf("confirm"), now));
}

test("a sign-up waits until its mailed link is confirmed; then the welcome goes out", () => {
  ask();
  const { state, lang, consentAt, consentPage, confirmedAt } = subscriber();
  assert.deepEqual(
    { state, lang, consentAt, consentPage, confirmedAt },
    { state: "pending", lang: "en", consentAt: seededAt, consentPage: "/en/articles/x", confirmedAt: null },
  );
  const token = tokenOf("confirm");
  assert.ok(canConfirm(token, seededAt + hour));
  assert.equal(subscriber().state, "pending", "looking at the link confirms nobody");
  assert.ok(confirmSubscription(token, seededAt + hour));
  assert.equal(subscriber().state, "confirmed");
  assert.equal(subscriber().confirmedAt, seededAt + hour);
  assert.deepEqual(
    mails().map(({ kind }) => kind),
    ["confirm", "welcome"],
  );
});

test("a link confirms once, for two days, and only what it was made for", () => {
  ask();
  const token = tokenOf("confirm");
  assert.equal(canConfirm(token, seededAt + 2 * day), false);
  assert.equal(confirmSubscription(token, seededAt + 2 * day), false);
  assert.equal(unsubscribe(token, seededAt), false);
  assert.equal(findPreferences(token, seededAt), undefined);
  assert.ok(confirmSubscription(token, seededAt + 2 * day - 1));
  assert.equal(confirmSubscription(token, seededAt + 2 * day - 1), false);
  for (const other of [tokenOf("preferences"), tokenOf("unsubscribe"), "", "x", "A".repeat(32)]) {
    assert.equal(confirmSubscription(other, seededAt), false);
    assert.equal(canConfirm(other, seededAt), false);
  }
  assert.equal(findPreferences(tokenOf("unsubscribe"), seededAt), undefined);
  assert.equal(chooseLanguage(tokenOf("unsubscribe"), "fa", seededAt), false);
  assert.equal(mails().length, 2);
});

test("new, waiting, subscribed or gone: the sender is told the same", () => {
  const answers = [() => ask(), () => ask(seededAt + hour)];
  for (const answer of answers) assert.equal(answer(), undefined);
  assert.ok(confirmSubscription(tokenOf("confirm"), seededAt + hour));
  assert.equal(ask(seededAt + 2 * hour), undefined);
  assert.ok(unsubscribe(tokenOf("unsubscribe"), seededAt + 2 * hour));
  assert.equal(ask(seededAt + 3 * hour), undefined);
});

test("an address gets one mail in a window and few in a day, however it is written and whoever asks", () => {
  ask();
  ask(seededAt + 1, { network: "198.51.100.7", address: "READER@Example.org" });
  ask(seededAt + addressWindowMs - 1);
  assert.equal(mails().length, 1);
  for (let n = 1; n < 20; n += 1) ask(seededAt + n * addressWindowMs, { network: `198.51.100.${n}` });
  assert.equal(mails().length, signUpLimits.address.most);
  ask(seededAt + day + addressWindowMs);
  assert.equal(mails().length, signUpLimits.address.most + 1);
  assert.equal(db().select().from(subscribers).all().length, 1);
});

test("an address whose last mail went out under a clock that has been set back since gets one at once", () => {
  ask(seededAt + 30 * day);
  ask(seededAt);
  assert.equal(mails().length, 2);
});

test("who is confirmed gets no mail when a stranger signs them up, and stays as they are", () => {
  subscribe();
  const before = subscriber();
  ask(seededAt + day, { lang: "fa" });
  assert.deepEqual(subscriber(), before);
  assert.equal(mails().length, 2);
});

test("a network is refused after too many sign-ups, whatever the addresses; another is not", () => {
  const most = signUpLimits.network.most;
  for (let n = 0; n < most; n += 1) ask(seededAt, { address: `reader${n}@example.org` });
  const isThrottled = (error: unknown) =>
    error instanceof Invalid && error.fields.form?.key === "signUpThrottled";
  assert.throws(() => ask(seededAt, { address: "new@example.org" }), isThrottled);
  assert.throws(() => ask(seededAt, { address: "reader0@example.org" }), isThrottled);
  assert.equal(mails().length, most);
  ask(seededAt, { address: "new@example.org", network: "192.0.2.2" });
  ask(seededAt + hour + 1, { address: "newer@example.org" });
  assert.equal(mails().length, most + 2);
});

test("one IPv6 network is one network", () => {
  for (let n = 0; n < signUpLimits.network.most; n += 1) {
    ask(seededAt, { address: `reader${n}@example.org`, network: `2001:db8:1:2::${n}` });
  }
  assert.throws(
    () => ask(seededAt, { address: "new@example.org", network: "2001:db8:1:2:a:b:c:d" }),
    Invalid,
  );
  ask(seededAt, { address: "new@example.org", network: "2001:db8:1:3::1" });
});

test("the site as a whole mails strangers up to a cap; beyond it known and unknown are refused alike", () => {
  ask(seededAt, { address: "reader1@example.org" });
  write((tx) => {
    for (let n = 1; n < signUpLimits.site.most; n += 1) {
      countAttempt(tx, "sign-up-site", signUpLimits.site, seededAt);
    }
  });
  for (const address of ["new@example.org", "reader1@example.org"]) {
    assert.throws(() => ask(seededAt, { address, network: "192.0.2.9" }), Invalid);
  }
  ask(seededAt + hour + 1, { address: "new@example.org", network: "192.0.2.9" });
});

test("a subscription ends by its link again and again, and begins anew by a fresh sign-up", () => {
  subscribe();
  const first = tokenOf("unsubscribe");
  assert.deepEqual(findUnsubscribing(first, seededAt), { lang: "en", isSubscribed: true });
  assert.ok(unsubscribe(first, seededAt + day));
  assert.ok(unsubscribe(first, seededAt + 2 * day));
  assert.equal(subscriber().state, "unsubscribed");
  assert.equal(subscriber().unsubscribedAt, seededAt + day);
  ask(seededAt + 3 * day);
  assert.equal(subscriber().state, "pending");
  assert.equal(subscriber().consentAt, seededAt + 3 * day);
  assert.ok(confirmSubscription(tokenOf("confirm"), seededAt + 3 * day));
  assert.equal(subscriber().state, "confirmed");
  assert.equal(subscriber().unsubscribedAt, null);
  assert.ok(unsubscribe(first, seededAt + 400 * day), "the link of an old mail still works");
  assert.deepEqual(
    db()
      .select({ verb: audit.verb })
      .from(audit)
      .where(eq(audit.subject, `subscriber:${subscriber().id}`))
      .all()
      .map(({ verb }) => verb),
    ["subscribers.confirm", "subscribers.unsubscribe", "subscribers.confirm", "subscribers.unsubscribe"],
  );
});

test("a confirmation link is dead once the subscription was ended", () => {
  subscribe();
  unsubscribe(tokenOf("unsubscribe"), seededAt);
  ask(seededAt + day);
  const waiting = tokenOf("confirm");
  // The old mail's link again, before the new question was answered.
  unsubscribe(tokenOf("unsubscribe"), seededAt + day);
  assert.equal(confirmSubscription(waiting, seededAt + day), false);
  assert.equal(subscriber().state, "unsubscribed");
});

test("preferences change the language, to one that the site has, and can end the subscription", () => {
  subscribe();
  const token = tokenOf("preferences");
  assert.deepEqual(findPreferences(token, seededAt), {
    lang: "en",
    isSubscribed: true,
    address: "r…@example.org",
  });
  assert.ok(chooseLanguage(token, "fa", seededAt));
  assert.equal(findPreferences(token, seededAt)?.lang, "fa");
  assert.throws(() => chooseLanguage(token, "xx", seededAt), Invalid);
  assert.ok(unsubscribe(token, seededAt));
  assert.equal(findPreferences(token, seededAt)?.isSubscribed, false);
  assert.equal(findPreferences(token, seededAt)?.lang, "fa");
});

test("addresses that nobody confirmed are forgotten after a week, subscribers are not", () => {
  subscribe();
  ask(seededAt, { address: "other@example.org" });
  assert.equal(forgetUnconfirmed(seededAt + 7 * day), 0);
  assert.equal(forgetUnconfirmed(seededAt + 7 * day + 1), 1);
  assert.equal(subscriber().state, "confirmed");
  assert.equal(
    db().select().from(subscriberTokens).where(eq(subscriberTokens.purpose, "confirm")).all().length,
    0,
  );
});

test("the files of the database hold no address in plain text, in whatever case, at any time", () => {
  const address = "Zarathustra.Secret@hidden-place.example";
  const look = (when: string) => {
    for (const file of readdirSync(dataDir()).filter((name) => name.startsWith("apadana.db"))) {
      const bytes = readFileSync(join(dataDir(), file)).toString("latin1").toLowerCase();
      for (const part of ["zarathustra", "hidden-place"]) {
        assert.equal(bytes.includes(part), false, `${file} ${when}`);
      }
    }
  };
  ask(seededAt, { address });
  look("after the sign-up");
  confirmSubscription(tokenOf("confirm"), seededAt);
  look("after the confirmation");
  unsubscribe(tokenOf("unsubscribe"), seededAt);
  look("after the end");
});

test("the tokens that were mailed are not in the database", () => {
  subscribe();
  const hashes = db().select({ hash: subscriberTokens.hash }).from(subscriberTokens).all();
  assert.equal(
    hashes.some(({ hash }) => hash === tokenOf("unsubscribe")),
    false,
  );
});

test("what a reader does on the list is on record without the network that it came from", async () => {
  await answering("203.0.113.77", async () => {
    subscribe();
    chooseLanguage(tokenOf("preferences"), "fa", seededAt);
    unsubscribe(tokenOf("unsubscribe"), seededAt);
  });
  const rows = db().select().from(audit).all();
  assert.ok(rows.filter(({ verb }) => verb.startsWith("subscribers.")).length >= 3);
  assert.ok(!JSON.stringify(rows).includes("203.0.113"));
});
