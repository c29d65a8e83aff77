import {
  CalendarDate,
  fromAbsolute,
  GregorianCalendar,
  PersianCalendar,
  toCalendar,
  toZoned,
} from "@internationalized/date";

/** A calendar month in the site's time zone; `from` (inclusive) and `to` (exclusive) are instants in ms. */
export type Month = {
  calendar: "gregory" | "persian";
  year: number;
  month: number;
  from: number;
  to: number;
};

// Languages whose readers count their months in another calendar than the Gregorian one.
const calendars: Record<string, Month["calendar"]> = { fa: "persian" };

const gregory = new GregorianCalendar();
const persian = new PersianCalendar();

// A Jalali year reaches this only in the Gregorian year 2321: from here on a year is a Gregorian one in any language.
const firstGregorianYear = 1700;

/**
 * The month that a language's address names: four digits and two, in the calendar of its readers, Jalali in Persian.
 * A year from 1700 on is Gregorian there too. Undefined for what is no such month.
 */
export function readMonth(lang: string, year: string, month: string, timeZone: string): Month | undefined {
  if (!/^\d{4}$/.test(year) || !/^\d{2}$/.test(month)) return undefined;
  const calendar = Number(year) >= firstGregorianYear ? "gregory" : calendarOf(lang);
  const isPossible = Number(month) >= 1 && Number(month) <= 12 && Number(year) >= earliest[calendar];
  return isPossible ? monthAt(calendar, Number(year), Number(month), timeZone) : undefined;
}

/** The month, in the calendar of a language's readers, that an instant falls into. */
export function monthOf(lang: string, instant: number, timeZone: string): Month {
  const calendar = calendarOf(lang);
  const known = monthsMet(calendar, timeZone).find(({ from, to }) => instant >= from && instant < to);
  if (known) return known;
  const date = toCalendar(fromAbsolute(instant, timeZone), calendar === "persian" ? persian : gregory);
  return monthAt(calendar, date.year, date.month, timeZone);
}

// To ask Intl when a month begins in a time zone takes a quarter of a millisecond, and an archive has hundreds of months.
const met = new Map<string, Month[]>();
const mostMet = 2000;

function monthsMet(calendar: Month["calendar"], timeZone: string): Month[] {
  const key = `${calendar} ${timeZone}`;
  const months = met.get(key);
  if (months && months.length < mostMet) return months;
  const fresh: Month[] = [];
  met.set(key, fresh);
  return fresh;
}

const earliest = { gregory: firstGregorianYear, persian: 1000 };

const calendarOf = (lang: string) => calendars[lang] ?? "gregory";

function monthAt(calendar: Month["calendar"], year: number, month: number, timeZone: string): Month {
  const months = monthsMet(calendar, timeZone);
  const known = months.find((each) => each.year === year && each.month === month);
  if (known) return known;
  const first = new CalendarDate(calendar === "persian" ? persian : gregory, year, month, 1);
  const start = (date: CalendarDate) => toZoned(date, timeZone).toDate().getTime();
  const fresh = { calendar, year, month, from: start(first), to: start(first.add({ months: 1 })) };
  months.push(fresh);
  return fresh;
}
