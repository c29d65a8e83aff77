import type { ZodError } from "zod";
import { Invalid } from "./errors.ts";

/**
 * zod's complaints as problem keys: the first one of each field. Schemas give the key as their message. A field that
 * each language has its own of stands in "texts" and is named with its language: texts.fa.name is "name.fa".
 */
export function problemsOf(error: ZodError): Record<string, string> {
  const problems: Record<string, string> = {};
  for (const { path, message } of error.issues) {
    const [first, lang, field, ...rest] = path.map(String);
    const name = first === "texts" && field ? [field, lang, ...rest].join(".") : (first ?? "form");
    // What no form of ours sends has no words of ours: zod then gives a sentence instead of a key.
    problems[name] ??= /^\w+$/.test(message) ? message : "unreadable";
  }
  return problems;
}

/**
 * What a check gives; undefined where it throws Invalid, whose fields then join the problems found so far: every field at
 * fault is to be named at once.
 */
export function collect<T>(problems: Invalid["fields"], check: () => T): T | undefined {
  try {
    return check();
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    Object.assign(problems, error.fields);
    return undefined;
  }
}
