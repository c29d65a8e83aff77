const locales: Record<string, string> = { en: "en-GB", fa: "fa-IR" };
const formats = new Map<string, Intl.DateTimeFormat>();
const relativeFormats = new Map<string, Intl.RelativeTimeFormat>();

/**
 * How a language writes instants, made once for each form: a format takes some 50 kB outside of JavaScript's heap, where no
 * collection is hastened by it, and longer to make than to use. A page of fifty rows would make two hundred.
 */
export function dateFormat(lang: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${lang} ${JSON.stringify(options)}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat(locales[lang] ?? lang, options);
    formats.set(key, format);
  }
  return format;
}

/** "yesterday", "today", "tomorrow", as far as the language has words for a distance in days. */
export function formatDistance(lang: string, days: number): string {
  let format = relativeFormats.get(lang);
  if (!format) {
    format = new Intl.RelativeTimeFormat(locales[lang] ?? lang, { numeric: "auto" });
    relativeFormats.set(lang, format);
  }
  return format.format(days, "day");
}
