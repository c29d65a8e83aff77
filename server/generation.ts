import { prepared } from "#db/client.ts";

const statement = prepared((db) => db.$client.prepare("select value from generation").pluck());
let seen: number | undefined;

/** The generation that readers' pages must be of, asked of the database at most once per event-loop tick. */
export function currentGeneration(): number {
  if (seen === undefined) {
    seen = statement().all()[0] as number;
    setImmediate(() => {
      seen = undefined;
    });
  }
  return seen;
}
