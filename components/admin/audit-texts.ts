import { translator } from "#components/messages/translator.ts";

type AuditText = Parameters<ReturnType<typeof translator<"audit">>>[0];

/** What a verb of the audit is called in a language; a verb without a text of its own keeps its name. */
export function verbText(verb: string, lang: string): string {
  return textOr(`verbs.${verb}`, verb, lang);
}

/** What the noun that a verb begins with is called. */
export function nounText(verb: string, lang: string): string {
  const noun = nounOf(verb);
  return textOr(`nouns.${noun}`, noun, lang);
}

export function nounOf(verb: string): string {
  return verb.split(".")[0] ?? verb;
}

function textOr(key: string, fallback: string, lang: string): string {
  const t = translator(lang, "audit");
  return t.has(key as AuditText) ? t(key as AuditText) : fallback;
}
