import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isMainThread } from "node:worker_threads";
import Database from "better-sqlite3";
import { type BetterSQLite3Database, drizzle } from "drizzle-orm/better-sqlite3";

export type Db = BetterSQLite3Database & { $client: Database.Database };
export type Tx = Parameters<Parameters<Db["transaction"]>[0]>[0];

// On globalThis because Next evaluates this module several times in one process.
const held = globalThis as typeof globalThis & { apadanaDb?: Db };

/** The process's one connection, opened at the first use so that a build needs no database. */
export function db(): Db {
  held.apadanaDb ??= openDatabase(join(dataDir(), "apadana.db"));
  return held.apadanaDb;
}

export function dataDir(): string {
  return process.env.DATA_DIR || "data";
}

export function openDatabase(file: string): Db {
  mkdirSync(join(file, ".."), { recursive: true, mode: 0o700 });
  // For its owner alone, as SQLite makes the log beside it then, also where somebody else made the directory.
  writeFileSync(file, "", { flag: "a", mode: 0o600 });
  const client = new Database(file);
  client.pragma("journal_mode = WAL");
  // FULL, because WAL with NORMAL may lose the last commits when the power goes.
  client.pragma("synchronous = FULL");
  client.pragma("busy_timeout = 10000");
  client.pragma("foreign_keys = ON");
  // What is deleted is overwritten, and not only given free.
  client.pragma("secure_delete = ON");
  // What works beside readers goes through its tables from end to end and finds nothing again.
  client.pragma(`cache_size = ${isMainThread ? -16000 : -4000}`);
  // Pages of the file mapped into memory would count as the process's own, up to the whole of it.
  client.pragma("mmap_size = 0");
  return drizzle(client, { casing: "snake_case" });
}

export function closeDatabase(): void {
  held.apadanaDb?.$client.close();
  held.apadanaDb = undefined;
}

/** Runs a write verb's statements as one transaction that takes the write lock at its start. */
export function write<T>(statements: (tx: Tx) => T): T {
  return db().transaction(statements, { behavior: "immediate" });
}

/** A hot query, prepared once for each connection: calling the result gives the prepared statement. */
export function prepared<T>(build: (connection: Db) => T): () => T {
  const statements = new WeakMap<Db, T>();
  return () => {
    const connection = db();
    let statement = statements.get(connection);
    if (statement === undefined) {
      statement = build(connection);
      statements.set(connection, statement);
    }
    return statement;
  };
}
