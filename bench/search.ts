import { askEach } from "./cold.ts";
import type { Entry } from "./corpus.ts";
import type { Site } from "./site.ts";

const questions = 100;

/** Asks what nobody has asked before, in each language, in one word and in three; gives a row for each kind. */
export async function measureSearch(site: Site, corpus: Entry[]): Promise<string[][]> {
  const rows: string[][] = [];
  for (const [lang, name] of [
    ["en", "English"],
    ["fa", "Persian"],
  ] as const) {
    const words = wordsOf(corpus.filter((entry) => entry.lang === lang).slice(-2000));
    // Half of the last words are unfinished, as they are while somebody types.
    const one = words.flatMap((word) => [word, word.slice(0, 4)]);
    const three = words.flatMap((word, i) => [
      [words.at(i - 1), words.at(i - 2), word].join(" "),
      [words.at(i - 3), words.at(i - 7), word.slice(0, 4)].join(" "),
    ]);
    for (const [kind, asked] of [
      ["one word", one],
      ["three words", three],
    ] as const) {
      const paths = [...new Set(asked)]
        .slice(0, questions)
        .map((question) => `/${lang}/search?q=${encodeURIComponent(question)}`);
      rows.push(await askEach(`search, ${name}, ${kind}`, site, paths, "p95 <= 30"));
    }
  }
  return rows;
}

function wordsOf(entries: Entry[]): string[] {
  const words = new Set(entries.flatMap(({ title }) => title.toLowerCase().split(/\s+/)));
  return [...words].filter((word) => word.length > 3);
}
