import { createInterface } from "node:readline/promises";
import { Writable } from "node:stream";

/** The password on standard input; where that is a terminal, it is asked for and not shown. */
export async function readPassword(): Promise<string> {
  return process.stdin.isTTY ? askPassword() : readAll();
}

async function readAll(): Promise<string> {
  let text = "";
  for await (const chunk of process.stdin.setEncoding("utf8")) text += chunk;
  return text.replace(/\r?\n$/, "");
}

async function askPassword(): Promise<string> {
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: nowhere, terminal: true });
  lines.once("SIGINT", () => process.exit(130));
  process.stderr.write("Password: ");
  try {
    return await lines.question("");
  } finally {
    lines.close();
    process.stderr.write("\n");
  }
}
