import { type Encoding, ownMemory } from "./compressed.ts";
import type { Page, ReaderCache } from "./reader-cache.ts";
import { withFrames } from "./security-headers.ts";

/** An answer in one encoding, its headers in pairs and all written out. */
type ReadyAnswer = { headers: string[]; body: Buffer; head: string; whole: Buffer; writtenAt: number };

export type ReadyAnswers = {
  /** Says that a kept page may go to any reader as it is. */
  admit(page: Page): void;
  /** The admitted page that is kept under this very address, for a plain GET. */
  find(address: string, encoding: Encoding): ReadyAnswer | undefined;
};

/** Kept pages with their headers, made once for each page and encoding rather than for each reader. */
export function readyAnswers(cache: ReaderCache, everyAnswer: [string, string][]): ReadyAnswers {
  const admitted = new WeakMap<Page, Partial<Record<Encoding, ReadyAnswer>>>();
  return {
    admit(page) {
      if (!admitted.has(page)) admitted.set(page, {});
    },
    find(address, encoding) {
      const page = cache.held(address);
      const answers = page && admitted.get(page);
      if (!answers) return undefined;
      answers[encoding] ??= writeOut(page, encoding, everyAnswer);
      return answers[encoding];
    },
  };
}

function writeOut(page: Page, encoding: Encoding, everyAnswer: [string, string][]): ReadyAnswer {
  const body = page.bodies[encoding];
  const headers = [
    ...withFrames(everyAnswer, page.frames),
    ["Content-Type", page.type],
    ["Vary", "Accept-Encoding"],
    ["ETag", `W/"${page.etag}"`],
    ...(encoding === "identity" ? [] : [["Content-Encoding", encoding]]),
    ["Content-Length", String(body.length)],
  ];
  const head = headers.map(([name, value]) => `${name}: ${value}\r\n`).join("");
  return { headers: headers.flat(), body, head, whole: Buffer.alloc(0), writtenAt: 0 };
}

/** The whole answer as it goes over the wire; its Date is exact to the second (RFC 9110, section 6.6.1). */
export function wholeAnswer(answer: ReadyAnswer, now: number): Buffer {
  const second = Math.floor(now / 1000);
  if (answer.writtenAt !== second) {
    const date = new Date(second * 1000).toUTCString();
    const start = `HTTP/1.1 200 OK\r\n${answer.head}Date: ${date}\r\nConnection: keep-alive\r\n\r\n`;
    answer.whole = ownMemory(Buffer.from(start, "latin1"), answer.body);
    answer.writtenAt = second;
  }
  return answer.whole;
}
