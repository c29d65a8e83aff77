// One word has many spellings in Persian: Arabic and Persian letters, vowel marks, joined or with a gap of no width. Names of
// others are typed without the letters that a keyboard lacks. Text and questions are folded alike, or nothing would be found.

const gap = "\u200c";
const isAscii = /^[\u0000-\u007f]*$/;
const letters: Record<string, string> = { ي: "ی", ى: "ی", ك: "ک", ۀ: "ه", ة: "ه" };
const variants = /[يىكۀة]/g;
// Latin letters whose stroke, dot or tie is a part of them; what stands above or below a letter unicode61 takes off by itself.
const latin: Record<string, string> = { ø: "o", ł: "l", đ: "d", ħ: "h", ı: "i", ß: "ss", æ: "ae", œ: "oe" };
const latinVariants = /[øłđħıßæœ]/giu;
// Tatweel, harakat, the hamza above, the small alef; and signs that are not seen at all.
const unread = /[\u0640\u064b-\u0652\u0654\u0670\u00ad\u2060\ufeff]|\u200d|\u200e|\u200f/g;
const digits = /[\u0660-\u0669\u06f0-\u06f9]/g;
const hasGap = /[\p{L}\p{N}\p{M}]\u200c+[\p{L}\p{N}\p{M}]/u;
// The plural with what may hang on it, and the ye that others write as a hamza above (خانه‌ی, خانهٔ).
const endings = /\u200c+ها(?:ی|یی)?(?![\p{L}\p{M}\u200c])|(?<=ه)\u200c+ی(?![\p{L}\p{M}\u200c])/gu;
const spacedEnding =
  /(?<=[\u0620-\u06d3])\s+(?=ها[یي]{0,2}(?![\p{L}\p{M}\u200c]))|(?<=ه)\s+(?=[یي](?![\p{L}\p{M}\u200c]))/gu;
const grouped = /(?<![\d.,٬٫])\d{1,3}(?:[,٬]\d{3})+(?![\d,٬])/g;
const ungrouped = /(?<![\d.,٬٫])\d{4,15}(?![\d,٬])/g;
// A word that nobody can ask for: no phrase reaches across it.
const apart = " \ue000 ";

/**
 * A text as the index holds it, with the words that have zero-width gaps split. Its lines with such words stand at its end once
 * more, with these joined: among their neighbours, so that a phrase finds them in either spelling.
 */
export function foldText(text: string): string {
  if (isAscii.test(text)) return text;
  const folded = foldLetters(text);
  const joined = folded.split("\n").filter((line) => hasGap.test(line));
  return [folded.replaceAll(gap, " "), ...joined.map((line) => line.replaceAll(gap, ""))].join(apart);
}

/**
 * The spellings of a typed word or phrase that the index may hold, each as a row of words; none for one without letters. A
 * word with a Persian ending that a gap sets off stands for itself without it, a number for itself with its thousands apart
 * and in one.
 */
export function foldPhrase(text: string): string[][] {
  const folded = foldLetters(text);
  const bare = folded.replace(endings, "");
  const spellings = [folded.replaceAll(gap, " "), folded.replaceAll(gap, ""), bare.replaceAll(gap, " ")]
    .flatMap((each) => [each, each.replace(grouped, inOne), each.replace(ungrouped, inThousands)])
    .map(wordsIn);
  const known = new Map(spellings.map((words) => [words.join(" "), words]));
  known.delete("");
  return [...known.values()];
}

/** A typed text with the Persian endings that a space sets off from their words set off by a gap of no width. */
export function joinEndings(text: string): string {
  return text.replace(spacedEnding, gap);
}

const inOne = (number: string) => number.replace(/\D/g, "");
const inThousands = (number: string) => number.replace(/(?<=\d)(?=(?:\d{3})+$)/g, " ");

/** Letters and digits in their one form, without what is not read. Gaps of no width stay. */
function foldLetters(text: string): string {
  return text
    .normalize("NFKC")
    .replace(unread, "")
    .replace(variants, (letter) => letters[letter] ?? letter)
    .replace(latinVariants, (letter) => latin[letter.toLowerCase()] ?? letter)
    .replace(digits, (digit) => String(digit.charCodeAt(0) & 15));
}

/** A word as FTS5's unicode61 makes it plain: in small letters, without the marks of Latin letters, and without gaps. */
export function plainWord(word: string): string {
  return plainText(foldLetters(word).replaceAll(gap, ""));
}

/** A folded text as unicode61 makes it plain: in small letters, without the marks of Latin letters. */
export function plainText(folded: string): string {
  return folded
    .toLowerCase()
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .normalize("NFC");
}

const wordsIn = (text: string): string[] => text.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu) ?? [];
