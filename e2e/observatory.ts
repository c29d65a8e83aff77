import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { gunzipSync } from "node:zlib";
import type { Answer } from "./calls.ts";

// The scorer of Mozilla's HTTP Observatory as npm has it, @mdn/mdn-http-observatory 1.4.8 (MPL-2.0). It is kept as a file,
// because installing it compiles PostgreSQL's client and fetches lists from the network, neither of which scoring needs.

const root = join(import.meta.dirname, "..");
const archive = join(root, "fixtures", "observatory-1.4.8.tgz");
// The registry's own "integrity" of that version.
const integrity = "0goue3nubqDQuIqLaQWRUa7iNsgTOwIlJdqbiC8sO7PxqwmpdQJo9Q8GCvXkcp7s35yGj9X/RGkZ4iIBZoYHxw==";

type Score = {
  grade: string;
  score: number;
  parts: Record<string, { result: string; modifier: number }>;
};

type Result = { result: string; constructor: { name: string } };

/** What the Observatory says of answers that came from `siteUrl`, an https address, by its own tests and table of scores. */
export async function scoreAnswers(
  siteUrl: string,
  answers: { page: Answer; preflight: Answer; redirected: { from: string; to: string } },
): Promise<Score> {
  const source = join(unpack(), "src");
  const { ALL_TESTS } = await import(join(source, "constants.js"));
  const { Requests } = await import(join(source, "types.js"));
  const { getGradeForScore, getScoreModifier } = await import(join(source, "grader", "grader.js"));
  const { MINIMUM_SCORE_FOR_EXTRA_CREDIT } = await import(join(source, "grader", "charts.js"));
  const { CookieJar } = await import("jsdom");
  const jar = new CookieJar();
  for (const cookie of answers.page.cookies) jar.setCookieSync(cookie, siteUrl);
  const response = responseOf(answers.page);
  const requests = new Requests(new URL(siteUrl).hostname);
  requests.session = { jar, url: new URL(siteUrl) };
  requests.resources.path = answers.page.body;
  Object.assign(requests.responses, {
    auto: { ...response, httpEquiv: new Map() },
    http: response,
    https: response,
    cors: { ...responseOf(answers.preflight), request: { headers: {} } },
    httpRedirects: [
      { url: new URL(answers.redirected.from), status: 308 },
      { url: new URL(answers.redirected.to), status: answers.page.status },
    ],
  });
  const results: Result[] = ALL_TESTS.map((test: (requests: unknown) => Result) => test(requests));
  const modifiers = results.map(({ result }) => getScoreModifier(result) as number);
  const sum = (numbers: number[]) => numbers.reduce((total, each) => total + each, 100);
  const plain = sum(modifiers.filter((each) => each < 0));
  const { grade, score } = getGradeForScore(plain >= MINIMUM_SCORE_FOR_EXTRA_CREDIT ? sum(modifiers) : plain);
  const parts = results.map((each, index) => [
    each.constructor.name,
    { result: each.result, modifier: modifiers[index] ?? 0 },
  ]);
  return { grade, score, parts: Object.fromEntries(parts) };
}

function responseOf({ status, headers, body }: Answer) {
  return { status, headers, data: body, verified: true };
}

function unpack(): string {
  const packed = readFileSync(archive);
  const digest = createHash("sha512").update(packed).digest("base64");
  if (digest !== integrity) throw new Error(`${archive} is not what the registry has`);
  const folder = join(root, "node_modules", ".cache", "apadana-observatory");
  for (const { name, content } of filesOf(gunzipSync(packed))) write(join(folder, name), content);
  // What scores asks nothing of what fetches, whose own imports are not here.
  write(join(folder, "package/src/retriever/session.js"), "export class Session {}\n");
  // The site under test is on no browser's list.
  write(join(folder, "package/conf/hsts-preload.json"), "{}\n");
  return join(folder, "package");
}

function write(file: string, content: string | Buffer): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}

// A tar archive is a row of 512-byte blocks: a header (name at 0, size in octal at 124, kind at 156), then the content.
function* filesOf(tar: Buffer): Generator<{ name: string; content: Buffer }> {
  for (let at = 0; at + 512 <= tar.length && tar[at] !== 0; ) {
    const field = (start: number, length: number) =>
      tar.toString("latin1", at + start, at + start + length).replace(/\0.*$/s, "");
    const size = Number.parseInt(field(124, 12), 8);
    if (field(156, 1) === "0")
      yield { name: field(0, 100), content: tar.subarray(at + 512, at + 512 + size) };
    at += 512 + Math.ceil(size / 512) * 512;
  }
}
