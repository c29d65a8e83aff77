import { readFileSync } from "node:fs";
import { join } from "node:path";
import { closeDatabase } from "#db/client.ts";
import { Invalid, NotFound } from "#domain/errors.ts";

/** A command that was called in a way that it does not know. */
export class Misused extends Error {}

/** Runs a command. What a person can mend ends it with plain lines on standard error and a code that is not 0. */
export async function runCommand(usage: string, command: () => void | Promise<void>): Promise<void> {
  try {
    await command();
  } catch (error) {
    if (error instanceof Misused || isFromParseArgs(error)) {
      console.error([error.message, usage].filter(Boolean).join("\n"));
      process.exitCode = 2;
      return;
    }
    if (!(error instanceof Invalid || error instanceof NotFound)) throw error;
    for (const line of error instanceof Invalid ? complaints(error) : [`There is no ${error.message}.`]) {
      console.error(line);
    }
    process.exitCode = 1;
  } finally {
    closeDatabase();
  }
}

function isFromParseArgs(error: unknown): error is Error {
  return error instanceof Error && String((error as NodeJS.ErrnoException).code).startsWith("ERR_PARSE_ARGS");
}

// The screens' own words, in English.
function complaints({ fields }: Invalid): string[] {
  const file = join(import.meta.dirname, "..", "components", "messages", "en", "errors.json");
  const texts: Record<string, string> = JSON.parse(readFileSync(file, "utf8"));
  return Object.entries(fields).map(([field, { key, values = {} }]) => {
    const text = (texts[key] ?? key).replace(/\{(\w+)\}/g, (_, name: string) => String(values[name]));
    return field === "form" ? text : `${field}: ${text}`;
  });
}
