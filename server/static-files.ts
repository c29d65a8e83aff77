import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { extname, join, relative } from "node:path";
import { type Bodies, compressed } from "./compressed.ts";

export type StaticFile = { type: string; bodies: Bodies; etag: string; isImmutable: boolean };

const types: Record<string, string> = {
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".map": "application/json; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
  ".txt": "text/plain; charset=utf-8",
};

const compressible = /^(?:text|application)\/|svg/;

/** Finds the build's hashed files and public/ by their address; nothing else on disk can be reached. */
export async function staticFiles(root: string): Promise<(path: string) => Promise<StaticFile | undefined>> {
  const files = new Map<string, { file: string; isImmutable: boolean }>();
  for (const [folder, prefix, isImmutable] of [
    [join(root, ".next/static"), "/_next/static/", true],
    [join(root, "public"), "/", false],
  ] as const) {
    for (const file of await filesBelow(folder)) {
      files.set(prefix + relative(folder, file).split("\\").join("/"), { file, isImmutable });
    }
  }
  const loaded = new Map<string, Promise<StaticFile>>();
  return async (path) => {
    const found = files.get(path);
    if (!found) return undefined;
    let entry = loaded.get(path);
    if (!entry) {
      entry = load(found.file, found.isImmutable);
      loaded.set(path, entry);
    }
    return entry;
  };
}

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

async function load(file: string, isImmutable: boolean): Promise<StaticFile> {
  const identity = readFileSync(file);
  const type = types[extname(file)] ?? "application/octet-stream";
  const etag = createHash("sha256").update(identity).digest("base64url").slice(0, 22);
  if (!compressible.test(type)) return { type, isImmutable, etag, bodies: { identity } };
  // The best takes a tenth of a second for so much, and many for the desk's largest scripts: who asks for these first gets them sooner.
  const isQuick = identity.length < 64 * 1024;
  const found: StaticFile = {
    type,
    isImmutable,
    etag,
    bodies: await compressed(identity, { isForGood: isQuick }),
  };
  if (!isQuick) {
    void compressed(identity, { isForGood: true }).then((bodies) => {
      found.bodies = bodies;
    });
  }
  return found;
}
