import type { Piece } from "#domain/search/find-words.ts";

/** A text with the words that were looked for marked in it. */
export function FoundWords({ pieces }: { pieces: Piece[] }) {
  let at = 0;
  return pieces.map(({ text, isFound }) => {
    const key = at;
    at += text.length;
    return isFound ? <mark key={key}>{text}</mark> : <span key={key}>{text}</span>;
  });
}
