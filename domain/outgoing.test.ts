import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

const root = join(import.meta.dirname, "..");

// What can open a connection to somewhere else. Types alone, and telling an address's family, open none.
const opens =
  /\bfetch\(|\b(?:http2?|https)\.(?:request|get|connect)\(|new WebSocket\(|\bEventSource\(|^import (?!type)[^;]*\b(?:connect|createConnection|request|lookup|resolve)\b[^;]*from "node:(?:net|tls|http|https|http2|dgram|dns)/m;
const programs =
  /from "(?:undici|axios|got|node-fetch|nodemailer|ws|node:dgram|node:dns(?:\/promises)?|node:http2)"/;
// Mail goes to the one relay that the settings name.
const allowed = new Set(["domain/mail/transport.ts"]);

test("the server asks nobody for anything: no file opens a connection, but to the mail relay", () => {
  const found = globSync("{app,domain,server,jobs,db}/**/*.{ts,tsx}", {
    cwd: root,
    exclude: ["**/*.test.ts", "**/*.test.tsx"],
  }).filter((file) => {
    const text = readFileSync(join(root, file), "utf8");
    // A client component runs in the browser, whose policy lets it reach this site alone.
    return !/^"use client";/m.test(text) && (opens.test(text) || programs.test(text));
  });
  assert.deepEqual(
    found.filter((file) => !allowed.has(file)),
    [],
    "SECURITY.md says that the product makes no outgoing request: one would need a client that refuses private targets",
  );
  assert.deepEqual(
    [...allowed].filter((file) => !found.includes(file)),
    [],
  );
});
