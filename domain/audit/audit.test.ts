import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { eq } from "drizzle-orm";
import { dataDir, db, write } from "#db/client.ts";
import { audit, auditChain } from "#db/schema/audit.ts";
import { seededAt as now, useTestDatabase } from "#fixtures/test-database.ts";
import { enlist } from "#fixtures/test-staff.ts";
import { listAudit } from "../audit-trail/list.ts";
import { day } from "../durations.ts";
import { Forbidden } from "../errors.ts";
import { answering } from "../request.ts";
import { beginAuditChain } from "./chain.ts";
import { checkAudit } from "./check.ts";
import { cutNetwork } from "./network.ts";
import { pruneAudit } from "./prune.ts";
import { recordAudit } from "./record.ts";

useTestDatabase();

const record = (verb: string, at = now, detail = {}) =>
  write((tx) => recordAudit(tx, { at, verb, subject: "topic:x", detail }));
const kinds = () => checkAudit().problems.map(({ kind, id }) => `${kind} ${id}`);
const sql = (statement: string) => db().$client.exec(statement);

test("the chain of what was recorded holds", () => {
  for (const verb of ["a.b", "c.d", "e.f"]) record(verb);
  const { entries, head, problems } = checkAudit();
  assert.deepEqual([entries, head.id, problems], [4, 4, []]);
});

test("an entry that was changed shows, and so does one that was removed", () => {
  for (const verb of ["a.b", "c.d", "e.f"]) record(verb);
  sql("update audit set verb = 'x.y' where id = 3");
  assert.deepEqual(kinds(), ["changed 3"]);
  sql("delete from audit where id = 2");
  assert.deepEqual(kinds(), ["missing-before 3"]);
});

test("removing the first or the last entries shows, also after more was recorded", () => {
  for (const verb of ["a.b", "c.d", "e.f"]) record(verb);
  sql("delete from audit where id = 4");
  assert.deepEqual(kinds(), ["ends 3"]);
  record("g.h");
  assert.deepEqual(kinds(), ["missing-before 5"]);
  sql("delete from audit where id = 1");
  assert.deepEqual(kinds(), ["missing-before 2", "missing-before 5"]);
});

test("ends of the chain that were forged in the database show for good", () => {
  for (const verb of ["a.b", "c.d"]) record(verb);
  const { hash } = db().select().from(audit).where(eq(audit.id, 2)).all()[0]!;
  sql("delete from audit where id = 3");
  write((tx) => tx.update(auditChain).set({ headId: 2, headHash: hash }).run());
  assert.deepEqual(kinds(), ["ends 2"]);
  record("e.f");
  assert.deepEqual(kinds(), ["ends 3"]);
  sql("delete from audit_chain");
  assert.ok(kinds().length > 0);
  record("g.h");
  assert.ok(kinds().length > 0);
});

test("an entry that was slipped in without the key shows", () => {
  record("a.b");
  sql("insert into audit (at, verb, hash) values (1, 'x.y', 'forged')");
  assert.deepEqual(kinds(), ["changed 3", "ends 3"]);
});

test("a head that was noted elsewhere proves that nothing before it was written anew", () => {
  record("a.b");
  const { head } = checkAudit();
  record("c.d");
  assert.deepEqual(checkAudit(head).problems, []);
  assert.deepEqual(checkAudit({ ...head, hash: "another" }).problems, [{ kind: "changed", id: 2 }]);
  assert.deepEqual(checkAudit({ id: 9, hash: "x" }).problems, [{ kind: "ends", id: 3 }]);
});

test("pruning forgets what is old, says how much, and the chain goes on", () => {
  for (const days of [400, 390, 10]) record("a.b", now + 500 * day - days * day);
  assert.equal(pruneAudit(365, now + 500 * day), 3);
  const { entries, problems } = checkAudit();
  assert.deepEqual([entries, problems], [2, []]);
  const [last] = listAudit(enlist("owner"), {}, { lang: "en" }).rows;
  assert.deepEqual([last?.verb, last?.detail], ["audit.prune", { count: 3 }]);
  assert.equal(pruneAudit(365, now + 500 * day), 0);
  assert.equal(pruneAudit(0, now + 9000 * day), 0);
  assert.equal(pruneAudit(1, now + 9000 * day), 2);
  assert.deepEqual(checkAudit().problems, []);
});

test("entries from before there was a chain become its beginning", () => {
  sql("delete from audit_chain; update audit set hash = ''");
  rmSync(join(dataDir(), "keys", "audit.key"));
  sql("insert into audit (at, verb) values (1, 'x.y')");
  beginAuditChain();
  assert.deepEqual([checkAudit().entries, kinds()], [2, []]);
  record("a.b");
  assert.deepEqual(kinds(), []);
});

test("an entry about staff names the network of its request, cut short, and no network without one", async () => {
  const actor = enlist("editor");
  const recordOf = (verb: string) => write((tx) => recordAudit(tx, { at: now, actor, verb }));
  await answering("203.0.113.77", async () => {
    await new Promise((resolve) => setImmediate(resolve));
    recordOf("a.b");
    record("staff.request-reset");
  });
  recordOf("c.d");
  const networks = listAudit(enlist("owner"), {}, { lang: "en" }).rows.map((row) => row.network);
  assert.deepEqual(networks.slice(0, 3), ["", "203.0.113.0/24", "203.0.113.0/24"]);
  assert.equal(cutNetwork("2001:db8:1:2::9"), "2001:db8:1::/48");
  assert.equal(cutNetwork("::ffff:198.51.100.4"), "198.51.100.0/24");
  assert.equal(cutNetwork("fe80::1%eth0"), "fe80:0:0::/48");
  assert.equal(cutNetwork("no address"), "");
});

test("addresses, passwords and tokens do not get into an entry", () => {
  record("a.b", now, {
    note: "mail to reader@example.org failed",
    password: "hunter2hunter2",
    link: "/en/newsletter/confirm/abcdef",
    nested: { token: "abc", count: 3, is: null },
  });
  const [entry] = listAudit(enlist("owner"), {}, { lang: "en" }).rows;
  assert.deepEqual(entry?.detail, {
    note: "mail to [address] failed",
    password: "[hidden]",
    link: "/en/newsletter/confirm/[hidden]",
    nested: { token: "[hidden]", count: 3, is: null },
  });
});

test("the owner alone reads the audit, narrowed by person, verb, subject and time, page by page", () => {
  const owner = enlist("owner");
  const list = (filter: Parameters<typeof listAudit>[1]) =>
    listAudit(owner, filter, { lang: "en" }).rows.map((row) => row.verb);
  record("topics.save", now + 1);
  record("topics.delete", now + 2);
  write((tx) => recordAudit(tx, { at: now + 3, actor: owner, verb: "pages.save" }));
  assert.deepEqual(list({ verb: "topics" }), ["topics.delete", "topics.save"]);
  assert.deepEqual(list({ verb: "topics.save" }), ["topics.save"]);
  assert.deepEqual(list({ staffId: owner.id }), ["pages.save"]);
  assert.deepEqual(list({ staffId: "nobody", subject: "topic:x", from: now + 2, before: now + 3 }), [
    "topics.delete",
  ]);
  assert.deepEqual(list({ verb: "%" }), []);
  const first = listAudit(owner, {}, { lang: "en", size: 2 });
  assert.deepEqual(
    first.rows.map((row) => row.verb),
    ["pages.save", "topics.delete"],
  );
  const second = listAudit(owner, {}, { lang: "en", size: 2, after: first.next });
  assert.deepEqual(
    second.rows.map((row) => row.verb),
    ["topics.save", "site.found"],
  );
  for (const role of ["editor", "author", "translator"] as const) {
    assert.throws(() => listAudit(enlist(role), {}, { lang: "en" }), Forbidden);
  }
});
