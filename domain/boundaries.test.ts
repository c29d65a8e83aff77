import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, posix, relative } from "node:path";
import { test } from "node:test";

const root = join(import.meta.dirname, "..");
const code = ["app", "components", "domain", "db", "server", "jobs", "fixtures", "bin", "e2e", "bench"];

// Which place may import which others, beside itself; the longest matching place holds.
const mayImport: Record<string, string[]> = {
  app: ["components", "domain"],
  "components/ui": [],
  "components/messages": [],
  "components/site": ["components"],
  "components/admin": ["components"],
  domain: ["db"],
  db: [],
  server: ["domain", "db", "jobs"],
  jobs: ["domain"],
  fixtures: ["domain", "db"],
  bin: ["domain", "db", "fixtures", "server"],
  e2e: ["fixtures", "domain"],
  bench: ["bin", "domain", "fixtures", "e2e"],
};
const mayImportTypes: Record<string, string[]> = {
  "components/site": ["domain"],
  "components/admin": ["domain"],
};
// The editor runs on the very schema that saving checks, on its rules for what may be typed, and on what readers are shown by;
// what was written before it came, it reads as the server would.
const exceptions = new Set([
  ...[
    "schema.ts",
    "safe-href.ts",
    "embeds.ts",
    "direction.ts",
    "words.ts",
    "alignment.ts",
    "markdown.ts",
    "html-alignment.ts",
  ].map((file) => `components/admin domain/documents/${file}`),
  // Where readers' pages are is said once, for links, feeds and mails.
  "components/site domain/site/paths.ts",
]);
// The one renderer turns a stored document into elements.
const mayUseReact = new Set(["domain/documents/render.ts", "domain/documents/any-document.test.ts"]);

// The formatter keeps every import and re-export at the start of a line, in double quotes.
const statement = /^(?:import|export)\s+(type\s+)?(?:([^;"]*?)\s*from\s*)?"([^"]+)"/gm;
const dynamic = /\bimport\(\s*"([^"]+)"\s*,?\s*[){]/g;

type Import = { file: string; target: string; isType: boolean };

const imports = code.flatMap(sourcesBelow).flatMap(importsOf);

test("each folder imports only what the table of places allows", () => {
  const wrong = imports
    .filter((each) => !isAllowed(each))
    .map(({ file, target }) => `${file} imports ${target}`);
  assert.deepEqual(wrong, []);
});

test("domain, db and jobs are plain Node: no framework", () => {
  const wrong = imports
    .filter(({ file }) => /^(?:domain|db|jobs)\//.test(file) && !mayUseReact.has(file))
    .filter(
      ({ target }) => /^(?:next|react|react-dom|use-intl)(?:\/|$)/.test(target) && target !== "use-intl/core",
    )
    .map(({ file, target }) => `${file} imports ${target}`);
  assert.deepEqual(wrong, []);
});

test("between the nouns of domain/ imports run one way only", () => {
  const edges = new Map<string, Map<string, string>>();
  for (const { file, target, isType } of imports) {
    const [from, to] = [nounOf(file), nounOf(target)];
    if (isType || isTest(file) || !to || from === to) continue;
    if (from === undefined && !file.startsWith("domain/")) continue;
    const of = edges.get(from ?? "(top)") ?? new Map<string, string>();
    edges.set(from ?? "(top)", of.set(to, file));
  }
  assert.deepEqual([...(edges.get("(top)")?.values() ?? [])], [], "what every noun uses knows no noun");
  assert.deepEqual(findCycle(edges), []);
});

test("imports of other folders are absolute, by #folder, and name the file with its extension", () => {
  const wrong = code.flatMap(sourcesBelow).flatMap((file) =>
    specifiersOf(file)
      .filter(({ specifier }) => /^[.#]/.test(specifier))
      .filter(({ specifier }) => {
        if (!/\.(?:tsx?|json|css|js|mjs|cjs)$/.test(specifier)) return true;
        return specifier.startsWith(".") && topOf(resolve(file, specifier)) !== topOf(file);
      })
      .map(({ specifier }) => `${file} imports ${specifier}`),
  );
  assert.deepEqual(wrong, []);
});

function isAllowed({ file, target, isType }: Import): boolean {
  const place = placeOf(file);
  const goal = placeOf(target);
  if (!goal || place === goal) return true;
  if (!place) return false;
  if (isTest(file) && topOf(target) === "fixtures") return true;
  // A test of the editor reads what came of a text by the domain's own rules.
  if (isTest(file) && place === "components/admin" && topOf(target) === "domain") return true;
  if (exceptions.has(`${place} ${target}`)) return true;
  const allowed = [...(mayImport[place] ?? []), ...(isType ? (mayImportTypes[place] ?? []) : [])];
  return allowed.some((each) => goal === each || goal.startsWith(`${each}/`));
}

function placeOf(path: string): string | undefined {
  return Object.keys(mayImport)
    .filter((place) => path.startsWith(`${place}/`))
    .sort((a, b) => b.length - a.length)[0];
}

function nounOf(path: string): string | undefined {
  return /^domain\/([^/]+)\//.exec(path)?.[1];
}

function topOf(path: string): string | undefined {
  return path.split("/")[0];
}

function isTest(file: string): boolean {
  return /\.test\.tsx?$/.test(file);
}

/** The first way that leads from a noun back to itself, as "from imports to (file)" lines. */
function findCycle(edges: Map<string, Map<string, string>>): string[] {
  const done = new Set<string>();
  const visit = (noun: string, path: string[]): string[] => {
    if (path.includes(noun)) return path.slice(path.indexOf(noun));
    if (done.has(noun)) return [];
    done.add(noun);
    for (const [to, file] of edges.get(noun) ?? []) {
      const cycle = visit(to, [...path, noun]);
      if (cycle.length > 0)
        return cycle.map((each) => (each === noun ? `${noun} imports ${to} (${file})` : each));
    }
    return [];
  };
  for (const noun of edges.keys()) {
    const cycle = visit(noun, []);
    if (cycle.length > 0) return cycle;
  }
  return [];
}

function sourcesBelow(folder: string): string[] {
  return filesBelow(join(root, folder)).map((file) => relative(root, file).split("\\").join("/"));
}

function filesBelow(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
}

function importsOf(file: string): Import[] {
  return specifiersOf(file).map(({ specifier, isType }) => ({
    file,
    isType,
    target: resolve(file, specifier),
  }));
}

function resolve(file: string, specifier: string): string {
  if (specifier.startsWith("#")) return specifier.slice(1);
  return specifier.startsWith(".") ? posix.join(dirname(file), specifier) : specifier;
}

function specifiersOf(file: string): { specifier: string; isType: boolean }[] {
  const text = readFileSync(join(root, file), "utf8");
  const declared = [...text.matchAll(statement)].map(([, type, names = "", specifier = ""]) => ({
    specifier,
    isType: type !== undefined || namesTypesOnly(names),
  }));
  const lazy = [...text.matchAll(dynamic)].map(([, specifier = ""]) => ({ specifier, isType: false }));
  return [...declared, ...lazy];
}

function namesTypesOnly(names: string): boolean {
  const inBraces = /^\{([^}]*)\}$/.exec(names.trim())?.[1];
  const listed = inBraces
    ?.split(",")
    .map((name) => name.trim())
    .filter(Boolean);
  return listed !== undefined && listed.length > 0 && listed.every((name) => name.startsWith("type "));
}
