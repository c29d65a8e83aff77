import { randomBytes } from "node:crypto";
import { linkSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { dataDir } from "#db/client.ts";

export type KeyName = "sessions" | "addresses" | "lookup" | "links";

const read = new Map<string, Buffer>();

/** One of the installation's secret keys (32 bytes), made at the first use, readable by its owner alone. */
export function secretKey(name: KeyName): Buffer {
  const file = join(dataDir(), "keys", `${name}.key`);
  let key = read.get(file);
  if (!key) {
    key = readKey(file) ?? makeKey(file);
    read.set(file, key);
  }
  return key;
}

function readKey(file: string): Buffer | undefined {
  try {
    const key = Buffer.from(readFileSync(file, "utf8").trim(), "hex");
    if (key.length !== 32) throw new Error(`${file} does not hold a key of 32 bytes in hexadecimal`);
    return key;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

// Written aside and linked into place, so that of two processes that start at once one wins and both read the same key.
function makeKey(file: string): Buffer {
  mkdirSync(join(file, ".."), { recursive: true, mode: 0o700 });
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, `${randomBytes(32).toString("hex")}\n`, { mode: 0o600 });
  try {
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    unlinkSync(draft);
  }
  return readKey(file)!;
}
