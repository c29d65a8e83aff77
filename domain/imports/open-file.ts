import { on } from "node:events";
import { Worker } from "node:worker_threads";
import type { Language } from "../site/languages.ts";
import type { ReadLine } from "./reading.ts";

/** A file of articles that is being read. */
export type OpenFile = {
  /** The lines that hold something, in the file's order. */
  lines(languages: Language[]): AsyncGenerator<ReadLine>;
};

// So many answers of the thread may wait.
const ahead = 8;

/** Opens a file of articles, a JSON object a line (see readLine), in a thread that begins at once to load what it reads with. */
export function openFile(file: string): OpenFile {
  const thread = new Worker(new URL("./reading.ts", import.meta.url), { workerData: file });
  // Who fails before reading need not end it.
  thread.unref();
  return {
    async *lines(languages) {
      thread.ref();
      const ask = () => thread.postMessage(languages);
      const answers = on(thread, "message");
      for (let i = 0; i < ahead; i += 1) ask();
      try {
        for await (const [lines] of answers) {
          if (lines === undefined) return;
          ask();
          yield* lines as ReadLine[];
        }
      } finally {
        await thread.terminate();
      }
    },
  };
}
