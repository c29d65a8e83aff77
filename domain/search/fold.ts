// One word has many spellings in Persian: Arabic and Persian letters, vowel marks, joined or with a gap of no width.
// Text and questions are folded alike, or nothing would be found.

const gap = "\u200c";
const worthFolding = /[\u00ad\u0600-\u06ff\u200c-\u200f\u2060\ufb50-\ufdff\ufe70-\ufeff]/;
const letters: Record<string, string> = { ي: "ی", ى: "ی", ك: "ک", ۀ: "ه", ة: "ه" };
const variants = /[يىكۀة]/g;
// Tatweel, harakat, the hamza above, the small alef; and signs that are not seen at all.
const unread = /[\u0640\u064b-\u0652\u0654\u0670\u00ad\u2060\ufeff]|\u200d|\u200e|\u200f/g;
const digits = /[\u0660-\u0669\u06f0-\u06f9]/g;
const gapped = /[\p{L}\p{N}\p{M}]+(?:\u200c+[\p{L}\p{N}\p{M}]+)+/gu;

/** A text as the index holds it; a word with zero-width gaps stands in it split, and at its end joined. */
export function foldText(text: string): string {
  if (!worthFolding.test(text)) return text;
  const folded = foldLetters(text);
  const joined = folded.match(gapped)?.map((word) => word.replaceAll(gap, "")) ?? [];
  return [folded.replaceAll(gap, " "), ...joined].join(" ");
}

/** The spellings of a typed word or phrase that the index may hold, each as a row of words; none for one without letters. */
export function foldPhrase(text: string): string[][] {
  const folded = foldLetters(text);
  const split = wordsIn(folded.replaceAll(gap, " "));
  const joined = wordsIn(folded.replaceAll(gap, ""));
  if (split.length === 0) return [];
  return joined.length === split.length ? [split] : [split, joined];
}

/** Persian letters and digits in their one form, without what is not read. Gaps of no width stay. */
export function foldLetters(text: string): string {
  return text
    .normalize("NFKC")
    .replace(unread, "")
    .replace(variants, (letter) => letters[letter] ?? letter)
    .replace(digits, (digit) => String(digit.charCodeAt(0) & 15));
}

/** A word as FTS5's unicode61 makes it plain: in small letters, without the marks of Latin letters, and without gaps. */
export function plainWord(word: string): string {
  return foldLetters(word)
    .replaceAll(gap, "")
    .toLowerCase()
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .normalize("NFC");
}

const wordsIn = (text: string): string[] => text.match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
