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

/** Something of the desk that has no name, or none any more. */
export function thingText(noun: string, id: string, lang: string): string {
  const t = translator(lang, "audit");
  const key = `things.${noun}` as "things.article";
  return t.has(key) ? t(key, { id }) : `${noun} ${id}`;
}

/** What a part of an entry's detail is called. */
export function detailName(name: string, lang: string): string {
  return textOr(`details.${name}`, name, lang);
}

/** A value of an entry's detail: codes, roles and languages in words, anything else as it is. */
export function detailValue(name: string, value: string, lang: string): string {
  if (["role", "roles", "from", "to"].includes(name)) return roleText(value, lang);
  if (/^(?:lang|langs|defaultLang)$/.test(name)) return languageText(value, lang);
  return textOr(`values.${name}.${value}`, value, lang);
}

/** What a right of domain/staff/permissions.ts allows. */
export function rightText(right: string, lang: string): string {
  return textOr(`rights.${right}`, right, lang);
}

function roleText(role: string, lang: string): string {
  const t = translator(lang, "admin");
  const key = `staff.roles.${role}` as "staff.roles.owner";
  return t.has(key) ? t(key) : role;
}

function languageText(code: string, lang: string): string {
  return /^[a-z]{2,3}$/.test(code)
    ? (new Intl.DisplayNames([lang], { type: "language" }).of(code) ?? code)
    : code;
}

function textOr(key: string, fallback: string, lang: string): string {
  const t = translator(lang, "audit");
  return t.has(key as AuditText) ? t(key as AuditText) : fallback;
}
