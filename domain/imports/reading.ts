import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { parentPort, workerData } from "node:worker_threads";
import { Invalid } from "../errors.ts";
import type { Language } from "../site/languages.ts";
import { readLine } from "./read-line.ts";

// The thread that reads a file of articles, beside the one that writes them. Each message, which is the site's languages, is
// answered by the lines that follow, and at the file's end by undefined.

/** An article as its line tells it, the text as it is stored. */
export type ReadArticle = Omit<ReturnType<typeof readLine>, "body"> & { body: string };

/** A line that holds something: its article, or its problems by field. */
export type ReadLine = { number: number } & ({ article: ReadArticle } | { problems: Invalid["fields"] });

// Enough for both threads to be at work, and little to hold in memory.
const atOnce = 50;

let answers: AsyncGenerator<ReadLine[], undefined> | undefined;

parentPort?.on("message", async (languages: Language[]) => {
  answers ??= readLines(workerData, languages);
  parentPort?.postMessage((await answers.next()).value);
});

async function* readLines(file: string, languages: Language[]): AsyncGenerator<ReadLine[], undefined> {
  const lines = createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY });
  let number = 0;
  let read: ReadLine[] = [];
  for await (const line of lines) {
    number += 1;
    if (line.trim() !== "") read.push(readNumbered(number, line, languages));
    if (read.length < atOnce) continue;
    yield read;
    read = [];
  }
  yield read;
}

function readNumbered(number: number, line: string, languages: Language[]): ReadLine {
  try {
    const { body, ...article } = readLine(line, languages);
    return { number, article: { ...article, body: JSON.stringify(body) } };
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    return { number, problems: error.fields };
  }
}
