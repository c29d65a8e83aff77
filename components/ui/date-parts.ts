import {
  CalendarDate,
  GregorianCalendar,
  PersianCalendar,
  parseDate,
  toCalendar,
} from "@internationalized/date";
import { noDate } from "./no-date.ts";

// A date as people of a language write it, in parts, and as forms send it: "2026-11-29" or "2026-11-29T14:30", always Gregorian.

/** What each part's field holds, in digits of any script. */
export type DateParts = { day: string; month: string; year: string; hour: string; minute: string };

const sent = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}):(\d{2}))?/;

/** The parts of a sent value in the calendar of a locale; empty ones for what is no date. */
export function partsFromSent(value: string, locale: string): DateParts {
  const [, date = "", hour = "", minute = ""] = sent.exec(value) ?? [];
  try {
    const { day, month, year } = toCalendar(parseDate(date), calendarOf(locale));
    return { day: String(day), month: String(month), year: String(year), hour, minute };
  } catch {
    return { day: "", month: "", year: "", hour: "", minute: "" };
  }
}

/** What a form sends for the parts: "" if all are empty, `noDate` if there is no such day or time. */
export function sentFromParts(parts: DateParts, locale: string, hasTime: boolean): string {
  const { day, month, year, hour, minute } = parts;
  if (![day, month, year, ...(hasTime ? [hour, minute] : [])].some(Boolean)) return "";
  const date = dateFrom(numberOf(day), numberOf(month), numberOf(year), calendarOf(locale));
  if (!date || !hasTime) return date ?? noDate;
  const [hours, minutes] = [numberOf(hour), numberOf(minute)];
  if (!(hours < 24 && minutes < 60)) return noDate;
  return `${date}T${String(hours).padStart(2, "0")}:${String(minutes).padStart(2, "0")}`;
}

/** The names of a calendar's months, in their order. */
export function monthNames(locale: string): string[] {
  const calendar = calendarOf(locale);
  const format = new Intl.DateTimeFormat(locale, { month: "long", timeZone: "UTC" });
  const year = calendar instanceof PersianCalendar ? 1400 : 2000;
  return Array.from({ length: 12 }, (_, index) =>
    format.format(new CalendarDate(calendar, year, index + 1, 1).toDate("UTC")),
  );
}

/** Digits of any script as those of a locale; whatever else stands between them goes. */
export function digitsIn(text: string, locale: string): string {
  const format = new Intl.NumberFormat(locale, { useGrouping: false });
  return [...latinDigits(text)].map((digit) => format.format(Number(digit))).join("");
}

function calendarOf(locale: string) {
  return new Intl.Locale(locale).language === "fa" ? new PersianCalendar() : new GregorianCalendar();
}

function dateFrom(day: number, month: number, year: number, calendar: ReturnType<typeof calendarOf>) {
  if (![day, month, year].every((part) => part >= 1)) return undefined;
  // A day that the month lacks comes back as its last one.
  const date = new CalendarDate(calendar, year, month, day);
  if (date.day !== day || date.month !== month || date.year !== year) return undefined;
  const text = toCalendar(date, new GregorianCalendar()).toString();
  return sent.test(text) ? text : undefined;
}

function numberOf(text: string): number {
  const digits = latinDigits(text);
  return digits === "" ? Number.NaN : Number(digits);
}

function latinDigits(text: string): string {
  return text
    .replace(/[\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) - 0x06f0))
    .replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x0660))
    .replace(/\D/g, "");
}
