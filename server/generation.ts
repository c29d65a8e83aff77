import type { Statement } from "better-sqlite3";
import { db } from "#db/client.ts";

let statement: Statement | undefined;
let seen: number | undefined;

/** The generation that readers' pages must be of, asked of the database at most once per event-loop tick. */
export function currentGeneration(): number {
  if (seen === undefined) {
    statement ??= db().$client.prepare("select value from generation").pluck();
    seen = statement.all()[0] as number;
    setImmediate(() => {
      seen = undefined;
    });
  }
  return seen;
}
