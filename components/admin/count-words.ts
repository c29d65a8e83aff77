/** How many words a text has: runs of letters and digits, joined by apostrophes, hyphens and zero-width non-joiners. */
export function countWords(text: string): number {
  return text.match(/[\p{L}\p{N}\p{M}]+(?:['’\-\u200c][\p{L}\p{N}\p{M}]+)*/gu)?.length ?? 0;
}
