const formats = new Map<string, Intl.NumberFormat>();

/** How a language writes numbers, made once as its dates are (date-format.ts). */
export function numberFormat(lang: string): Intl.NumberFormat {
  const format = formats.get(lang) ?? new Intl.NumberFormat(lang);
  formats.set(lang, format);
  return format;
}
