import { pipeline } from "node:stream";
import { type CsvError, parse } from "csv-parse";
import { Invalid } from "../errors.ts";
import type { FileRow } from "./pieces.ts";

// Nothing that this import reads is longer or further to the right.
const mostCells = 40;
const mostLength = 320;
// A record of this size is no row but a quotation mark that was never closed.
const mostRecord = 1_000_000;

/**
 * Reads a CSV file row by row as its bytes come: UTF-8 with or without a byte-order mark, or UTF-16 with one; commas,
 * semicolons or tabs (RFC 4180, with what spreadsheets make of it). Throws Invalid on "file".
 */
export async function* readCsv(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<FileRow> {
  const texts = decoded(bytes);
  const start = await firstLineOf(texts);
  const parser = parse({
    delimiter: delimiterOf(start),
    info: true,
    max_record_size: mostRecord,
    record_delimiter: ["\r\n", "\n", "\r"],
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
  });
  async function* all(): AsyncGenerator<string> {
    yield start;
    yield* texts;
  }
  // What goes wrong reaches whoever reads from the parser.
  pipeline(all(), parser, () => {});
  try {
    for await (const { record, info } of parser) {
      const cells = (record as string[]).slice(0, mostCells).map((cell) => cell.trim().slice(0, mostLength));
      if (cells.some(Boolean)) yield { line: info.lines, cells };
    }
  } catch (error) {
    const { code = "", lines } = error as CsvError & { lines?: number };
    if (!code.startsWith("CSV_")) throw error;
    throw new Invalid({ file: { key: "badCsv", values: { line: lines ?? 0 } } });
  }
}

async function* decoded(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined;
  let head: Uint8Array = new Uint8Array();
  try {
    for await (const chunk of bytes) {
      if (decoder) {
        yield decoder.decode(chunk, { stream: true });
        continue;
      }
      head = Buffer.concat([head, chunk]);
      if (head.length < 2) continue;
      decoder = new TextDecoder(encodingOf(head), { fatal: true });
      yield decoder.decode(head, { stream: true });
    }
    yield decoder ? decoder.decode() : new TextDecoder("utf-8", { fatal: true }).decode(head);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ERR_ENCODING_INVALID_ENCODED_DATA") throw error;
    throw new Invalid({ file: "badEncoding" });
  }
}

function encodingOf(head: Uint8Array): string {
  if (head[0] === 0xff && head[1] === 0xfe) return "utf-16le";
  if (head[0] === 0xfe && head[1] === 0xff) return "utf-16be";
  return "utf-8";
}

// All that came until the first line was whole.
async function firstLineOf(texts: AsyncGenerator<string>): Promise<string> {
  let text = "";
  while (!/[\r\n]/.test(text) && text.length < mostRecord) {
    const next = await texts.next();
    if (next.done) break;
    text += next.value;
  }
  return text;
}

// What separates the cells of the first line, outside of quotation marks.
function delimiterOf(text: string): string {
  const line = text.replace(/"(?:[^"]|"")*"/g, "").split(/\r\n?|\n/, 1)[0] ?? "";
  const counts = [",", ";", "\t"].map((each) => ({ each, n: line.split(each).length }));
  return counts.reduce((most, next) => (next.n > most.n ? next : most)).each;
}
