import { createReadStream } from "node:fs";
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
  let number = 0;
  let read: ReadLine[] = [];
  for await (const line of linesOf(file)) {
    number += 1;
    // The mark that some editors begin a file with goes with the spaces.
    const text = line.trim();
    if (text !== "") read.push(readNumbered(number, text, languages));
    if (read.length < atOnce) continue;
    yield read;
    read = [];
  }
  yield read;
}

// A line feed alone ends a line: node:readline takes U+2028 for an end as well, which JSON allows within a text.
async function* linesOf(file: string): AsyncGenerator<string> {
  let rest = "";
  for await (const chunk of createReadStream(file, "utf8")) {
    const lines = `${rest}${chunk}`.split("\n");
    rest = lines.pop() ?? "";
    yield* lines;
  }
  yield rest;
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
