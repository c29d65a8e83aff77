import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { verbs } from "../staff/permissions.ts";

const root = join(import.meta.dirname, "../..");

type Texts = { [key: string]: string | Texts };

test("every verb that is recorded has a text at /admin/audit, in every language", () => {
  const recorded = new Set(
    sources().flatMap((source) =>
      [...source.matchAll(/\bverb: "([a-z-]+\.[a-z-]+|denied)"/g)].map(([, verb]) => verb ?? ""),
    ),
  );
  assert.ok(recorded.size > 20, "the verbs are found in the sources");
  for (const lang of ["en", "fa"]) {
    const { verbs: texts } = readTexts(lang);
    const missing = [...recorded].filter((verb) => typeof textAt(texts, verb) !== "string");
    assert.deepEqual(missing, [], `components/messages/${lang}/audit.json lacks these under "verbs"`);
  }
});

test("every name in an entry's detail has a text at /admin/audit, in every language", () => {
  const names = new Set(["articles", "bylines", "pages", "pictures", "slug", "state", "topics", "unknown"]);
  for (const source of sources()) {
    for (const [, written = ""] of source.matchAll(/\bdetail(?: =|:) \{((?:[^{}]|\{[^{}]*\})*)\}/g)) {
      for (const [, name] of written.matchAll(/(?:^|[{,])\s*(\w+)\s*(?=[:,}]|$)/g)) names.add(name ?? "");
    }
  }
  // They have sentences of their own.
  for (const name of ["tries", "waitMinutes", "furtherAreNotListed"]) names.delete(name);
  assert.ok(names.size > 30, "the names are found in the sources");
  for (const lang of ["en", "fa"]) {
    const { details } = readTexts(lang);
    assert.deepEqual(
      [...names].filter((name) => details[name] === undefined),
      [],
      `components/messages/${lang}/audit.json lacks these under "details"`,
    );
  }
});

test("every right that can be refused has a text at /admin/audit, in every language", () => {
  for (const lang of ["en", "fa"]) {
    const { rights } = readTexts(lang);
    assert.deepEqual(
      verbs.filter((right) => typeof textAt(rights, right) !== "string"),
      [],
      lang,
    );
  }
});

function sources(): string[] {
  const files = globSync(["domain/**/*.ts", "fixtures/seed.ts"], { cwd: root, exclude: ["**/*.test.ts"] });
  return files.map((file) => readFileSync(join(root, file), "utf8"));
}

function readTexts(lang: string): Record<"verbs" | "details" | "rights", Texts> {
  return JSON.parse(readFileSync(join(root, `components/messages/${lang}/audit.json`), "utf8"));
}

function textAt(texts: Texts, verb: string): string | Texts | undefined {
  return verb
    .split(".")
    .reduce<string | Texts | undefined>((at, part) => (typeof at === "object" ? at[part] : undefined), texts);
}
