const rtlLetter = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/gu;
const ltrLetter = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]/gu;

/** The direction that most letters of a text have; undefined for one without letters. */
export function directionOf(text: string): "ltr" | "rtl" | undefined {
  const rtl = text.match(rtlLetter)?.length ?? 0;
  const ltr = text.match(ltrLetter)?.length ?? 0;
  if (rtl === ltr) return undefined;
  return rtl > ltr ? "rtl" : "ltr";
}
