import { randomBytes } from "node:crypto";
import { linkSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** A key of 32 bytes from a file; undefined when there is no such file. Throws when it holds anything else. */
export function readSecretFile(file: string): Buffer | undefined {
  try {
    return keyFromHex(readFileSync(file, "utf8").trim(), file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

/** The key of 32 bytes that a text spells. Throws when it is none, naming where the text came from. */
export function keyFromHex(text: string, source: string): Buffer {
  if (!/^[0-9a-f]{64}$/i.test(text)) {
    throw new Error(`${source} does not hold a key of 32 bytes in hexadecimal`);
  }
  return Buffer.from(text, "hex");
}

/** Makes a random key of 32 bytes in a file, and gives it, or the one that is in it by then. */
export function makeSecretFile(file: string): Buffer {
  placeSecret(file, newSecret());
  return readSecretFile(file)!;
}

/**
 * Puts a secret into a file that its owner alone can read, where there is none yet. Written aside and linked into place, so
 * that of two processes that start at once one wins and both read the same.
 */
export function placeSecret(file: string, secret: string | Buffer): void {
  const draft = draftSecretFile(file, secret);
  try {
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    unlinkSync(draft);
  }
}

/** Writes a secret, a random key where none is given, aside, to be moved to its place; gives the name of that file. */
export function draftSecretFile(file: string, secret: string | Buffer = newSecret()): string {
  mkdirSync(join(file, ".."), { recursive: true, mode: 0o700 });
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, secret, { mode: 0o600, flush: true });
  return draft;
}

const newSecret = () => `${randomBytes(32).toString("hex")}\n`;
