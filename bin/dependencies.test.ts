import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

const root = join(import.meta.dirname, "..");

test("docs/dependencies.md says why each direct dependency is there, and names no other", () => {
  const { dependencies, optionalDependencies, devDependencies } = JSON.parse(
    readFileSync(join(root, "package.json"), "utf8"),
  );
  const direct = Object.keys({ ...dependencies, ...optionalDependencies, ...devDependencies }).filter(
    (name) => !name.startsWith("@types/"),
  );
  const rows = readFileSync(join(root, "docs", "dependencies.md"), "utf8").matchAll(/^\| (`.*?) \|/gm);
  const named = [...rows].flatMap(([, cell = ""]) =>
    [...cell.matchAll(/`([^`]+)`/g)].map(([, name]) => name),
  );
  assert.deepEqual(named.filter((name) => name !== "@types/*").sort(), direct.sort());
});
