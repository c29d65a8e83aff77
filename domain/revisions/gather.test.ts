import assert from "node:assert/strict";
import { test } from "node:test";
import { minute } from "../durations.ts";
import { gatherAutosaves } from "./gather.ts";
import type { Revision } from "./list.ts";

// The newest first, as in a list: what differs from Roya's autosaves at the given minutes.
function rows(...given: (Partial<Revision> & { at: number })[]): Revision[] {
  return given.map(({ at, ...rest }) => ({
    id: `at ${at}`,
    version: at,
    kind: "autosave",
    name: "",
    savedAt: at * minute,
    savedBy: "roya",
    savedByName: "Roya",
    ...rest,
  }));
}

const shape = (list: Revision[]) =>
  gatherAutosaves(list).map(({ shown, others }) => [
    shown.savedAt / minute,
    ...others.map(({ savedAt }) => savedAt / minute),
  ]);

test("the autosaves of one person's ten minutes stand behind the newest of them", () => {
  const list = rows({ at: 30 }, { at: 29 }, { at: 20 }, { at: 19.9 }, { at: 15 }, { at: 9.9 }, { at: 9 });
  assert.deepEqual(shape(list), [[30, 29, 20], [19.9, 15, 9.9], [9]]);
});

test("what was named, saved by hand, shown, restored or set aside stands by itself, and nothing is gathered across it", () => {
  for (const own of [
    { name: "Before the call" },
    { kind: "save" },
    { kind: "publish" },
    { kind: "restore" },
    { kind: "aside" },
  ] as const) {
    const list = rows({ at: 9 }, { at: 8 }, { at: 7 }, { at: 6, ...own }, { at: 5 }, { at: 4 }, { at: 3 });
    assert.deepEqual(shape(list), [[9, 8, 7], [6], [5, 4, 3]], JSON.stringify(own));
  }
});

test("autosaves of two people are not gathered, though they have one name", () => {
  const list = rows({ at: 6 }, { at: 5 }, { at: 4 }, { at: 3, savedBy: "another" }, { at: 2 });
  assert.deepEqual(shape(list), [[6, 5, 4], [3], [2]]);
});

test("two alike stay in sight: they are read faster than unfolded", () => {
  assert.deepEqual(shape(rows({ at: 6 }, { at: 5 })), [[6], [5]]);
  assert.deepEqual(shape([]), []);
});
