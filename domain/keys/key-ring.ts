import { join } from "node:path";
import { dataDir } from "#db/client.ts";
import { makeSecretFile, readSecretFile } from "../secret-file.ts";

export type KeyName = "sessions" | "addresses" | "lookup" | "links";

const read = new Map<string, Buffer>();

/** One of the installation's secret keys (32 bytes), made at the first use, readable by its owner alone. */
export function secretKey(name: KeyName): Buffer {
  const file = join(dataDir(), "keys", `${name}.key`);
  let key = read.get(file);
  if (!key) {
    key = readSecretFile(file) ?? makeSecretFile(file);
    read.set(file, key);
  }
  return key;
}
