import { type Column, type Placeholder, type SQL, sql } from "drizzle-orm";

// Lists go by key, not by count: the next page starts after the last row's (instant, id), however deep it is.

export const pageSize = 20;

/** An instant in ms, below 0 for what is from before 1970, and the id of what stands there. */
export type Key = { at: number; id: string };

export type Paged<T> = { rows: T[]; next: string | undefined };

/** The key as an address carries it. */
export function writeKey({ at, id }: Key): string {
  return `${at.toString(36)}.${id}`;
}

/** A key from an address, or undefined when it is absent or not one of ours. */
export function readKey(text: string | undefined): Key | undefined {
  const match = /^(-?[0-9a-z]{1,10})\.([\w-]{1,64})$/.exec(text ?? "");
  return match ? { at: Number.parseInt(match[1]!, 36), id: match[2]! } : undefined;
}

/** As readKey, for queries that always ask for what comes after a key: the one before all rows for a first page. */
export function readKeyOrTop(text: string | undefined): Key {
  return readKey(text) ?? { at: Number.MAX_SAFE_INTEGER, id: "" };
}

/** The condition of the rows that come after a key, the newest first; undefined for the first page. */
export function isAfterKey(
  at: Column,
  id: Column,
  key: Key | Record<keyof Key, Placeholder> | undefined,
): SQL | undefined {
  return key && sql`(${at}, ${id}) < (${key.at}, ${key.id})`;
}

/** Cuts a list that was read one row too long to a page, and says where the next one starts. */
export function pageOf<T extends { id: string }>(
  rows: T[],
  at: (row: T) => number,
  size = pageSize,
): Paged<T> {
  const shown = rows.slice(0, size);
  const last = shown.at(-1);
  return {
    rows: shown,
    next: rows.length > size && last ? writeKey({ at: at(last), id: last.id }) : undefined,
  };
}
