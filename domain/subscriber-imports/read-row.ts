import type { Language } from "../site/languages.ts";
import { addressHashOf, findAddress } from "../subscribers/address.ts";
import { consentNote } from "../subscribers/consent-note.ts";
import type { FileRow } from "./pieces.ts";
import type { Plan } from "./plan.ts";

export type ReadSubscriber = {
  address: string;
  addressHash: string;
  lang: string;
  consentAt: number;
  consentNote: string;
};
export type RowProblem = "badAddress" | "badLanguage" | "badDate";

// ISO 8601, with a space as other programs write it; without a zone it is UTC.
const instant =
  /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?)\s?(Z|UTC|[+-]\d{2}:?\d{2})?)?$/i;

/** Who a row is by the plan, or what is wrong with it. A row without a date of consent gives consent now. */
export function readRow(
  { cells }: FileRow,
  plan: Plan,
  { languages, now }: { languages: Language[]; now: number },
): ReadSubscriber | RowProblem {
  const cell = (column: number | null) => (column === null ? "" : (cells[column] ?? ""));
  const address = findAddress(cell(plan.email));
  if (!address) return "badAddress";
  const lang = languageOf(cell(plan.lang), languages) ?? (cell(plan.lang) ? undefined : plan.defaultLang);
  if (!lang) return "badLanguage";
  const consentAt = cell(plan.consentAt) ? instantOf(cell(plan.consentAt)) : now;
  if (consentAt === undefined || consentAt > now) return "badDate";
  const note = consentNote.safeParse(cell(plan.consentNote)).data || plan.defaultNote;
  return { address, addressHash: addressHashOf(address), lang, consentAt, consentNote: note };
}

// A code, also with a region ("fa-IR"), or the language's own name.
function languageOf(text: string, languages: Language[]): string | undefined {
  const wanted = text.toLowerCase();
  const short = wanted.split(/[-_]/)[0];
  return languages.find(
    ({ code, name }) => code === wanted || code === short || name.toLowerCase() === wanted,
  )?.code;
}

function instantOf(text: string): number | undefined {
  const match = instant.exec(text);
  if (!match) return undefined;
  const [, day, time = "00:00", zone = "Z"] = match;
  const offset = /^(?:Z|UTC)$/i.test(zone) ? "Z" : zone.replace(/^(...)(\d\d)$/, "$1:$2");
  const at = Date.parse(`${day}T${time}${offset}`);
  return Number.isNaN(at) ? undefined : at;
}
