import { z } from "zod";
import { Invalid } from "../errors.ts";
import { problemsOf } from "../problems.ts";
import { findLanguage } from "../site/languages.ts";
import { findAddress } from "../subscribers/address.ts";
import { consentNote } from "../subscribers/consent-note.ts";
import type { FileRow } from "./pieces.ts";

/** What the columns of a file are (counted from 0), and what holds for all its rows. */
export type Plan = {
  hasHeader: boolean;
  email: number;
  lang: number | null;
  consentAt: number | null;
  consentNote: number | null;
  /** For rows that name no language, or no source of consent. */
  defaultLang: string;
  defaultNote: string;
  /** Whether each address is asked by mail first. */
  asks: boolean;
};

/** A plan as a form sends it: the columns as numbers in texts, "" for none. */
export type TypedPlan = {
  hasHeader: boolean;
  emailColumn: string;
  langColumn: string;
  consentAtColumn: string;
  consentNoteColumn: string;
  defaultLang: string;
  defaultNote: string;
  asks: boolean;
};

const column = z
  .string()
  .regex(/^(?:\d{1,2})?$/, "badChoice")
  .transform((text) => (text === "" ? null : Number(text)));

const schema = z.object({
  hasHeader: z.boolean(),
  emailColumn: column.refine((index) => index !== null, "required"),
  langColumn: column,
  consentAtColumn: column,
  consentNoteColumn: column,
  defaultLang: z.string().refine((code) => findLanguage(code) !== undefined, "badChoice"),
  defaultNote: consentNote.refine(Boolean, "required"),
  asks: z.boolean(),
});

/** Checks a plan as it was typed. Throws Invalid with the form's field names. */
export function checkPlan(typed: TypedPlan): Plan {
  const result = schema.safeParse(typed);
  if (!result.success) throw new Invalid(problemsOf(result.error));
  const { emailColumn, langColumn, consentAtColumn, consentNoteColumn, ...rest } = result.data;
  return {
    ...rest,
    email: emailColumn ?? 0,
    lang: langColumn,
    consentAt: consentAtColumn,
    consentNote: consentNoteColumn,
  };
}

const names = {
  email: /e-?mail|address|ایمیل|نشانی|رایانامه/i,
  lang: /lang|locale|زبان/i,
  consentAt: /date|time|consent|created|opt.?in|subscribed|تاریخ|زمان/i,
  consentNote: /source|origin|page|note|منبع|توضیح/i,
};

/** What the columns of a file seem to be, from its first rows. */
export function guessPlan(
  rows: FileRow[],
): Pick<Plan, "hasHeader"> & Record<keyof typeof names, number | null> {
  const [first, second] = rows.map(({ cells }) => cells);
  const hasHeader = first !== undefined && !first.some((cell) => findAddress(cell));
  const header = hasHeader ? first : [];
  const sample = (hasHeader ? second : first) ?? [];
  const named = (name: RegExp) => header.findIndex((cell) => name.test(cell));
  const found = (index: number) => (index < 0 ? null : index);
  const email = sample.findIndex((cell) => findAddress(cell));
  return {
    hasHeader,
    email: found(email < 0 ? named(names.email) : email),
    lang: found(named(names.lang)),
    consentAt: found(named(names.consentAt)),
    consentNote: found(named(names.consentNote)),
  };
}
