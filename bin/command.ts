import { readFileSync } from "node:fs";
import { join } from "node:path";
import { closeDatabase } from "#db/client.ts";
import { Invalid } from "#domain/errors.ts";
import { plainWords } from "./plain-words.ts";

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
    const words = error instanceof Invalid ? (await complaints(error)).join("\n") : plainWords(error);
    if (words === undefined) throw error;
    console.error(words);
    process.exitCode = 1;
  } finally {
    closeDatabase();
  }
}

function isFromParseArgs(error: unknown): error is Error {
  return error instanceof Error && String((error as NodeJS.ErrnoException).code).startsWith("ERR_PARSE_ARGS");
}

// The screens' own words, in English.
async function complaints({ fields }: Invalid): Promise<string[]> {
  const { createTranslator } = await import("use-intl/core");
  const file = join(import.meta.dirname, "..", "components", "messages", "en", "errors.json");
  const messages: Record<string, string> = JSON.parse(readFileSync(file, "utf8"));
  const t = createTranslator({ locale: "en", messages });
  return Object.entries(fields).map(([field, { key, values }]) => {
    const text = Object.hasOwn(messages, key) ? t(key, values) : key;
    return field === "form" ? text : `${field}: ${text}`;
  });
}
