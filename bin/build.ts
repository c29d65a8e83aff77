import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");
const stamp = join(root, ".next", "apadana-sources");
const sources = [
  "app",
  "bin/build.ts",
  "components",
  "domain",
  "db",
  "package-lock.json",
  "next.config.js",
  "tsconfig.json",
];

/** Builds the Next application unless the last build was of the very same sources. */
export async function buildWhenStale(): Promise<void> {
  const now = fingerprint();
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === now) return;
  console.info("Building ...");
  const next = join(root, "node_modules", "next", "dist", "bin", "next");
  const env = { ...process.env, NODE_ENV: "production" as const, NEXT_TELEMETRY_DISABLED: "1" };
  const result = spawnSync(process.execPath, [next, "build"], { cwd: root, stdio: "inherit", env });
  if (result.status !== 0) process.exit(result.status ?? 1);
  await buildReaderScripts();
  hintScripts();
  writeFileSync(stamp, now);
}

// They travel in every page: see server/reader-scripts.ts.
async function buildReaderScripts(): Promise<void> {
  const { transform } = await import("esbuild");
  const folder = join(root, ".next", "readers");
  mkdirSync(folder, { recursive: true });
  for (const name of ["reader.js", "frames.js"]) {
    const source = readFileSync(join(root, "app", "(site)", name), "utf8");
    const { code } = await transform(source, { minify: true, format: "esm", target: "es2022" });
    writeFileSync(join(folder, name), code.trim());
  }
}

// Chromium then compiles a script's functions beside the page, while it comes, and not one by one when the page calls them: nearly
// half a second of a phone's opening of the editor. To others it is a comment (v8.dev/blog/explicit-compile-hints).
function hintScripts(): void {
  const folder = join(root, ".next", "static", "chunks");
  for (const name of readdirSync(folder).filter((each) => each.endsWith(".js"))) {
    const file = join(folder, name);
    writeFileSync(file, `//# allFunctionsCalledOnLoad\n${readFileSync(file, "utf8")}`);
  }
}

function fingerprint(): string {
  const hash = createHash("sha256");
  for (const file of sources.flatMap((name) => filesOf(join(root, name)))) {
    hash.update(file.slice(root.length)).update(readFileSync(file));
  }
  return hash.digest("hex");
}

function filesOf(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

if (import.meta.main) await buildWhenStale();
