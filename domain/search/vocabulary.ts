import { prepared } from "#db/client.ts";
import { searchTables, type WordTable } from "./tables.ts";

// Of more words than these it is cheaper to have FTS5 read all that begins so.
const mostWords = 100;

const tables: WordTable[] = [...searchTables, "draft_words"];

const firstFrom = prepared(
  ({ $client }) =>
    new Map(
      tables.map((table) => [
        table,
        $client
          .prepare<[string], string>(`select term from ${table}_vocabulary where term >= ? limit 1`)
          .pluck(),
      ]),
    ),
);

/**
 * The words of a table, as it holds them, that begin with some letters; undefined for none and for more than a hundred. FTS5
 * answers an unfinished word by reading all that it has of each word that begins so, before it gives the first; of words that
 * are named it reads only what is asked for.
 */
export function wordsFrom(table: WordTable, beginning: string): string[] | undefined {
  const first = firstFrom().get(table);
  const words: string[] = [];
  for (let word = first?.get(beginning); word?.startsWith(beginning); word = first?.get(`${word}\u0001`)) {
    if (words.length === mostWords) return undefined;
    words.push(word);
  }
  return words.length === 0 ? undefined : words;
}
