import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

// npm leaves other platforms' optional packages out of the lockfile and then refuses it (npm/cli#9846):
// after a change of dependencies, `npm run lock` adds what is missing, from the registry's own metadata.

type Entry = Record<string, unknown> & { version?: string; optionalDependencies?: Record<string, string> };

const file = join(import.meta.dirname, "..", "package-lock.json");
const lock: { packages: Record<string, Entry> } = JSON.parse(readFileSync(file, "utf8"));

for (const [from, entry] of Object.entries(lock.packages)) {
  for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
    const path = `node_modules/${name}`;
    if (lock.packages[path] || lock.packages[`${from}/${path}`]) continue;
    lock.packages[path] = { ...entryFor(name, range), ...(entry.dev ? { dev: true } : {}), optional: true };
    console.info(`added ${name}`);
  }
}
const sorted = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(file, `${JSON.stringify({ ...lock, packages: sorted }, null, 2)}\n`);

// A version that the registry does not (yet) have is entered without integrity, for the platforms of its newest one.
function entryFor(name: string, range: string): Entry {
  const exact = view(`${name}@${range}`);
  const known = exact ?? view(name) ?? {};
  const { os, cpu, libc, license, engines } = known;
  const version = exact?.version ?? range.replace(/^[\^~]/, "");
  return JSON.parse(
    JSON.stringify({ version, integrity: exact?.dist?.integrity, cpu, engines, libc, license, os }),
  );
}

type Metadata = Entry & { dist?: { integrity: string } };

function view(name: string): Metadata | undefined {
  try {
    const answer = execFileSync("npm", ["view", name, "--json"], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    });
    return [JSON.parse(answer)].flat().at(-1);
  } catch (error) {
    if ((error as { status?: number }).status === 1) return undefined;
    throw error;
  }
}
