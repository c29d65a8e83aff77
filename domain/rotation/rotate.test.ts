import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterEach, test } from "node:test";
import { dataDir, db } from "#db/client.ts";
import { audit } from "#db/schema/audit.ts";
import { outgoingMails } from "#db/schema/newsletter.ts";
import { subscribers } from "#db/schema/subscribers.ts";
import { seededAt, useTestDatabase } from "#fixtures/test-database.ts";
import { until } from "#fixtures/until.ts";
import { openSealed, seal, sealedBy } from "../keys/seal.ts";
import { replacePresentKey } from "../keys/sealing-keys.ts";
import { mailContext } from "../mail/queue.ts";
import { openAddress } from "../subscribers/address.ts";
import { signUp } from "../subscribers/sign-up.ts";
import { dropOldKeys } from "./drop.ts";
import { listKeyUses } from "./list.ts";
import { rotateKeys } from "./rotate.ts";
import { sealedColumns } from "./sealed-columns.ts";

useTestDatabase();

afterEach(() => {
  delete process.env.ADDRESS_KEY;
  delete process.env.OLD_ADDRESS_KEYS;
});

function signUpMany(count: number): void {
  for (let n = 0; n < count; n += 1) {
    signUp({ email: `reader${n}@example.org`, lang: "en", page: "/en", network: `192.0.2.${n}` }, seededAt);
  }
}

function openAll(): string[] {
  for (const { id, messageSealed } of db().select().from(outgoingMails).all()) {
    assert.match(openSealed(messageSealed!, mailContext(id)), /^\{/);
  }
  return db()
    .select()
    .from(subscribers)
    .all()
    .map(({ id, addressSealed }) => openAddress(addressSealed, id))
    .sort();
}

test("every sealed column of the database is known to the rotation", () => {
  const { $client } = db();
  const tables = $client.prepare("select name from sqlite_master where type = 'table'").pluck().all();
  const found = (tables as string[]).flatMap((table) =>
    ($client.pragma(`table_info(${table})`) as { name: string }[])
      .filter(({ name }) => name.endsWith("_sealed"))
      .map(({ name }) => `${table}.${name}`),
  );
  assert.deepEqual(found.sort(), sealedColumns.map(({ table, column }) => `${table}.${column}`).sort());
});

test("a rotation seals every value anew with a new key, and the old one stays until it is dropped", async () => {
  signUpMany(5);
  const [before] = listKeyUses();
  assert.equal(before?.values, 10);
  const addresses = openAll();
  const { keyId, values } = await rotateKeys(seededAt);
  assert.equal(values, 10);
  assert.notEqual(keyId, before?.id);
  assert.deepEqual(
    listKeyUses().map(({ id, isPresent, isHere, values }) => ({ id, isPresent, isHere, values })),
    [
      { id: keyId, isPresent: true, isHere: true, values: 10 },
      { id: before!.id, isPresent: false, isHere: true, values: 0 },
    ],
  );
  assert.deepEqual(openAll(), addresses);
  assert.deepEqual(dropOldKeys(seededAt), [before?.id]);
  const files = readdirSync(join(dataDir(), "keys")).filter((name) => name.startsWith("addresses"));
  assert.deepEqual(files, ["addresses.key"]);
  assert.deepEqual(openAll(), addresses);
  const verbs = db().select({ verb: audit.verb }).from(audit).orderBy(audit.id).all();
  assert.deepEqual(
    verbs.map(({ verb }) => verb).filter((verb) => verb.startsWith("keys.")),
    ["keys.rotate", "keys.drop"],
  );
});

test("an interrupted rotation goes on with the same key, and what is sealed meanwhile opens", async () => {
  signUpMany(3);
  const keyId = replacePresentKey();
  signUp({ email: "late@example.org", lang: "fa", page: "/fa", network: "192.0.2.9" }, seededAt);
  assert.equal(openAll().length, 4);
  assert.deepEqual(dropOldKeys(seededAt), [], "a key that still seals something is never dropped");
  const result = await rotateKeys(seededAt);
  assert.equal(result.keyId, keyId);
  assert.equal(result.values, 6);
  assert.equal(openAll().length, 4);
});

test("while another process goes on sealing, a rotation leaves nothing under the old key", async (t) => {
  signUpMany(3);
  const [old] = listKeyUses();
  const module = JSON.stringify(new URL("../subscribers/sign-up.ts", import.meta.url).href);
  const child = spawn(process.execPath, [
    "--input-type=module",
    "--eval",
    `const { signUp } = await import(${module});
    let n = 0;
    process.once("SIGTERM", () => process.exit(0));
    setInterval(() => {
      n += 1;
      signUp({ email: "busy" + n + "@example.org", lang: "en", page: "/en", network: "198.51." + n + ".1" }, ${seededAt});
      if (n === 1) console.log("sealing");
    }, 20);`,
  ]);
  t.after(() => child.kill("SIGKILL"));
  const ended = once(child, "exit");
  await once(child.stdout, "data");
  const { keyId } = await rotateKeys(seededAt);
  const meanwhile = openAll().length;
  await until(() => openAll().length > meanwhile);
  child.kill();
  assert.deepEqual(await ended, [0, null]);
  assert.equal(listKeyUses().find(({ id }) => id === old?.id)?.values, 0);
  assert.equal(listKeyUses()[0]?.id, keyId);
  assert.ok(openAll().length > meanwhile);
});

test("keys from the settings seal, and what a file's key sealed goes over to them", async () => {
  signUpMany(2);
  process.env.ADDRESS_KEY = randomBytes(32).toString("hex");
  assert.equal(openAll().length, 2);
  const { values, keyId } = await rotateKeys(seededAt);
  assert.equal(values, 4);
  assert.equal(sealedBy(seal("x", "y")), keyId);
  rmSync(join(dataDir(), "keys", "addresses.key"));
  assert.equal(openAll().length, 2);
  process.env.OLD_ADDRESS_KEYS = process.env.ADDRESS_KEY;
  process.env.ADDRESS_KEY = randomBytes(32).toString("hex");
  assert.equal((await rotateKeys(seededAt)).values, 4);
  assert.equal(openAll().length, 2);
});

test("a setting that is no key is named", () => {
  process.env.ADDRESS_KEY = "secret";
  assert.throws(() => seal("x", "y"), /ADDRESS_KEY/);
});
