import { translator } from "#components/messages/translator.ts";

// Intl gives the parts of a date; their order is a text of the language, since Intl's own is wrong for Persian months.

const locales: Record<string, string> = { en: "en-GB", fa: "fa-IR-u-ca-persian-nu-arabext" };

/** An instant's day: "24 November 2026", «۳ آذر ۱۴۰۵». */
export function formatDate(lang: string, instant: number, timeZone: string): string {
  return translator(lang, "site")("date", partsOf(lang, instant, timeZone));
}

/** An instant's day and time of day. */
export function formatDateAndTime(lang: string, instant: number, timeZone: string): string {
  return translator(lang, "site")("dateAndTime", partsOf(lang, instant, timeZone));
}

type Month = { calendar: "gregory" | "persian"; from: number };

/** A calendar month's name and year; a Gregorian one says so where another calendar is usual. */
export function formatMonth(lang: string, { calendar, from }: Month, timeZone: string): string {
  const t = translator(lang, "site");
  const parts = partsOf(lang, from, timeZone, calendar);
  return t(calendar === "gregory" ? "gregorianMonth" : "month", parts);
}

const formats = new Map<string, Intl.DateTimeFormat>();

function partsOf(lang: string, instant: number, timeZone: string, calendar?: string): Record<string, string> {
  const key = `${lang} ${timeZone} ${calendar}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat(locales[lang] ?? lang, {
      timeZone,
      calendar,
      year: "numeric",
      month: "long",
      day: "numeric",
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
    });
    formats.set(key, format);
  }
  return Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, value]));
}

const yearFormats = new Map<string, Intl.NumberFormat>();

/** A year's number in the digits of the language. */
export function formatYear(lang: string, year: number): string {
  let format = yearFormats.get(lang);
  if (!format) {
    format = new Intl.NumberFormat(locales[lang] ?? lang, { useGrouping: false });
    yearFormats.set(lang, format);
  }
  return format.format(year);
}
