import { join } from "node:path";
import { dataDir } from "#db/client.ts";
import { keyFromHex, makeSecretFile, readSecretFile } from "../secret-file.ts";

export type KeyName = "sessions" | "lookup" | "links";

// Read from the environment itself: what needs a key may be used by what the settings are made of.
const setting: Record<KeyName, string> = { sessions: "SESSION_KEY", lookup: "LOOKUP_KEY", links: "LINK_KEY" };

const read = new Map<string, Buffer>();

/**
 * One of the installation's secret keys (32 bytes): from the settings, or from a file that is made at the first use and
 * readable by its owner alone.
 */
export function secretKey(name: KeyName): Buffer {
  const given = process.env[setting[name]];
  const file = join(keysFolder(), `${name}.key`);
  const source = given || file;
  let key = read.get(source);
  if (!key) {
    key = given ? keyFromHex(given, setting[name]) : (readSecretFile(file) ?? makeSecretFile(file));
    read.set(source, key);
  }
  return key;
}

/** Where the keys lie that do not come from the settings. */
export function keysFolder(): string {
  return join(dataDir(), "keys");
}
