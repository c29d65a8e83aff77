import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

type Texts = { [key: string]: string | Texts };

const screens = import.meta.dirname;
const mails = join(screens, "..", "..", "domain", "mail", "messages");
const languages = readdirSync(screens, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

test("every text exists in every language, under the same key", () => {
  const english = readTexts("en");
  for (const lang of languages) {
    assert.deepEqual([...readTexts(lang).keys()].sort(), [...english.keys()].sort(), lang);
  }
});

test("no text is empty, and a translation names the same values as the English one", () => {
  const english = readTexts("en");
  for (const lang of languages) {
    for (const [key, text] of readTexts(lang)) {
      assert.notEqual(text.trim(), "", `${lang} ${key}`);
      assert.deepEqual(valuesOf(text), valuesOf(english.get(key) ?? ""), `${lang} ${key}`);
    }
  }
});

test("a least, a most and a count are numbers in every text, written in the digits of its language", () => {
  for (const lang of languages) {
    for (const [key, text] of readTexts(lang)) {
      assert.doesNotMatch(text, /\{\s*(?:least|most|count)\s*\}/, `${lang} ${key}`);
    }
  }
});

function readTexts(lang: string): Map<string, string> {
  const folder = join(screens, lang);
  return new Map([
    ...readdirSync(folder).flatMap((file) =>
      flatten(readJson(join(folder, file)), file.replace(".json", "")),
    ),
    ...flatten(readJson(join(mails, `${lang}.json`)), "mail"),
  ]);
}

function readJson(file: string): Texts {
  return JSON.parse(readFileSync(file, "utf8"));
}

function flatten(texts: Texts, prefix: string): [string, string][] {
  return Object.entries(texts).flatMap(([key, value]) =>
    typeof value === "string"
      ? [[`${prefix}.${key}`, value] as [string, string]]
      : flatten(value, `${prefix}.${key}`),
  );
}

// The names of ICU arguments and of tags: "{count, plural, ...}", "{name}", "<link>"; a plural's branches are no names.
function valuesOf(text: string): string[] {
  const names = [
    ...text.matchAll(/(?<!(?:zero|one|two|few|many|other|=\d+)\s*)\{\s*([a-zA-Z]\w*)\s*[,}]|<([a-z]\w*)>/g),
  ].map(([, value, tag]) => value ?? tag ?? "");
  return [...new Set(names)].sort();
}
