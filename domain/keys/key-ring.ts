import { join } from "node:path";
import { dataDir, db } from "#db/client.ts";
import { NotFound } from "../errors.ts";
import { keyFromHex, makeSecretFile, readSecretFile } from "../secret-file.ts";

export type KeyName = "sessions" | "lookup" | "links";

// Read from the environment itself: what needs a key may be used by what the settings are made of.
const setting: Record<KeyName, string> = { sessions: "SESSION_KEY", lookup: "LOOKUP_KEY", links: "LINK_KEY" };

const read = new Map<string, Buffer>();

/**
 * One of the installation's secret keys (32 bytes): from the settings, or from a file that is made at the first use and
 * readable by its owner alone. Throws NotFound for a lookup key that is gone while the database needs it.
 */
export function secretKey(name: KeyName): Buffer {
  const given = process.env[setting[name]];
  const file = join(keysFolder(), `${name}.key`);
  const source = given || file;
  let key = read.get(source);
  if (!key) {
    key = given ? keyFromHex(given, setting[name]) : (readSecretFile(file) ?? makeKey(name, file));
    read.set(source, key);
  }
  return key;
}

/** Where the keys lie that do not come from the settings. */
export function keysFolder(): string {
  return join(dataDir(), "keys");
}

// Under a new one nobody who left, bounced or was forgotten would be known: all of them could be signed up and mailed again.
function makeKey(name: KeyName, file: string): Buffer {
  if (name === "lookup" && holdsAddressHashes())
    throw new NotFound(
      `key ${file}, by which the database knows its subscribers: put the backup's keys there`,
    );
  return makeSecretFile(file);
}

function holdsAddressHashes(): boolean {
  const ask = "select exists (select 1 from subscribers) or exists (select 1 from suppressions)";
  return db().$client.prepare(ask).pluck().get() === 1;
}
