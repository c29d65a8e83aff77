import { createHash, createSecretKey, type KeyObject } from "node:crypto";
import { linkSync, readdirSync, renameSync, unlinkSync } from "node:fs";
import { join } from "node:path";
import { draftSecretFile, keyFromHex, makeSecretFile, readSecretFile } from "../secret-file.ts";
import { keysFolder } from "./key-ring.ts";

// New values are sealed with the present key, ADDRESS_KEY or keys/addresses.key. What older ones still seal is opened with
// OLD_ADDRESS_KEYS and keys/addresses-ID.key.

/** `id` is what a sealed value carries in front: the first four bytes of the key's SHA-256. */
type SealingKey = { id: Buffer; key: KeyObject };
type Ring = { present: SealingKey; byId: Map<string, SealingKey>; source: string; readAt: number };

/** How long a running process may go on sealing with a key that was replaced. */
export const noticeMs = 1000;

let ring: Ring | undefined;

/** The key that new values are sealed with. */
export function presentKey(): SealingKey {
  return freshRing(noticeMs).present;
}

/** The key of an id, or undefined when it is not here. */
export function findKey(id: Buffer): SealingKey | undefined {
  const name = id.toString("hex");
  return freshRing(Number.POSITIVE_INFINITY).byId.get(name) ?? freshRing(0).byId.get(name);
}

/** The ids of all keys here, the present one first. */
export function listKeyIds(): string[] {
  return [...freshRing(0).byId.keys()];
}

/** Whether the present key comes from the settings, so that only they can replace it. */
export function isPresentKeyGiven(): boolean {
  return Boolean(process.env.ADDRESS_KEY);
}

/** Makes a new present key; the one before stays to open what it sealed. Gives the new key's id. */
export function replacePresentKey(): string {
  const file = presentFile();
  const before = freshRing(0).present;
  const kept = oldFile(before.id.toString("hex"));
  try {
    linkSync(file, kept);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  renameSync(draftSecretFile(file), file);
  return freshRing(0).present.id.toString("hex");
}

/** Deletes the file of an old key. Gives false for one that has none: it is the present one or comes from the settings. */
export function deleteOldKey(id: string): boolean {
  const file = oldFile(id);
  if (!readSecretFile(file)) return false;
  unlinkSync(file);
  ring = undefined;
  return true;
}

function freshRing(mostMs: number): Ring {
  const source = `${process.env.ADDRESS_KEY ?? ""} ${process.env.OLD_ADDRESS_KEYS ?? ""} ${keysFolder()}`;
  const isFresh = ring && ring.source === source && performance.now() - ring.readAt <= mostMs;
  if (!ring || !isFresh) ring = readRing(source);
  return ring;
}

function readRing(source: string): Ring {
  const { ADDRESS_KEY: given, OLD_ADDRESS_KEYS: old = "" } = process.env;
  const inFile = readSecretFile(presentFile());
  const present = sealingKey(
    given ? keyFromHex(given, "ADDRESS_KEY") : (inFile ?? makeSecretFile(presentFile())),
  );
  const others = [
    ...(inFile ? [inFile] : []),
    ...old
      .split(",")
      .filter(Boolean)
      .map((text) => keyFromHex(text, "OLD_ADDRESS_KEYS")),
    ...listOldFiles().flatMap((file) => readSecretFile(file) ?? []),
  ].map(sealingKey);
  const byId = new Map([present, ...others].map((each) => [each.id.toString("hex"), each]));
  return { present, byId, source, readAt: performance.now() };
}

function sealingKey(key: Buffer): SealingKey {
  return { key: createSecretKey(key), id: createHash("sha256").update(key).digest().subarray(0, 4) };
}

function presentFile(): string {
  return join(keysFolder(), "addresses.key");
}

function oldFile(id: string): string {
  return join(keysFolder(), `addresses-${id}.key`);
}

function listOldFiles(): string[] {
  try {
    return readdirSync(keysFolder())
      .filter((name) => /^addresses-[0-9a-f]{8}\.key$/.test(name))
      .map((name) => join(keysFolder(), name));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
}
