import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

const root = join(import.meta.dirname, "../..");

type Texts = { [key: string]: string | Texts };

test("every verb that is recorded has a text at /admin/audit, in every language", () => {
  const files = globSync(["domain/**/*.ts", "fixtures/seed.ts"], { cwd: root, exclude: ["**/*.test.ts"] });
  const verbs = new Set(
    files.flatMap((file) =>
      [...readFileSync(join(root, file), "utf8").matchAll(/\bverb: "([a-z-]+\.[a-z-]+|denied)"/g)].map(
        ([, verb]) => verb ?? "",
      ),
    ),
  );
  assert.ok(verbs.size > 20, "the verbs are found in the sources");
  for (const lang of ["en", "fa"]) {
    const file = join(root, `components/messages/${lang}/audit.json`);
    const { verbs: texts }: { verbs: Texts } = JSON.parse(readFileSync(file, "utf8"));
    const missing = [...verbs].filter((verb) => typeof textAt(texts, verb) !== "string");
    assert.deepEqual(missing, [], `components/messages/${lang}/audit.json lacks these under "verbs"`);
  }
});

function textAt(texts: Texts, verb: string): string | Texts | undefined {
  return verb
    .split(".")
    .reduce<string | Texts | undefined>((at, part) => (typeof at === "object" ? at[part] : undefined), texts);
}
