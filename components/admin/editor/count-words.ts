import type { Node } from "@tiptap/pm/model";

/** How many words a text has: runs of letters and digits, joined by apostrophes, hyphens and zero-width non-joiners. */
export function countWords(text: string): number {
  return text.match(/[\p{L}\p{N}\p{M}]+(?:['’\-\u200c][\p{L}\p{N}\p{M}]+)*/gu)?.length ?? 0;
}

// A block that did not change is the same object in the next document.
const counted = new WeakMap<Node, number>();

/** How many words a document has; of a document that follows another one, only the blocks that differ are read. */
export function countWordsIn(doc: Node, wordsOfLeaf: (leaf: Node) => string = () => " "): number {
  let count = 0;
  doc.forEach((block) => {
    const known = counted.get(block);
    const words = known ?? countWords(block.textBetween(0, block.content.size, "\n", wordsOfLeaf));
    if (known === undefined) counted.set(block, words);
    count += words;
  });
  return count;
}
