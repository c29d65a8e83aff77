import { foldText, plainText } from "../search/fold.ts";

/** All words by which a picture is found, in one spelling; never "", which stands for words that are still to be folded. */
export function foldedWords(name: string, texts: { alt: string; caption: string; credit: string }[]): string {
  const words = [name, ...texts.flatMap(({ alt, caption, credit }) => [alt, caption, credit])];
  return `${plainText(foldText(words.filter(Boolean).join("\n")))}\n`;
}

/** A file's name without its folders and without signs that are no text. */
export function plainName(name: string): string {
  const last = name.normalize("NFC").split(/[/\\]/).at(-1) ?? "";
  return last
    .replace(/[\p{Cc}\p{Cs}\p{Co}]/gu, "")
    .trim()
    .slice(0, 200);
}
