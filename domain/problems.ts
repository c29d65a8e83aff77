import type { ZodError } from "zod";

/** zod's complaints as problem keys: the first one of each field. Schemas give the key as their message. */
export function problemsOf(error: ZodError): Record<string, string> {
  const problems: Record<string, string> = {};
  for (const issue of error.issues) problems[String(issue.path[0] ?? "form")] ??= issue.message;
  return problems;
}
