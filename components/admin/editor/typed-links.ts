import { Extension } from "@tiptap/core";
import { isHistoryTransaction } from "@tiptap/pm/history";
import { type EditorState, Plugin, Selection, type Transaction } from "@tiptap/pm/state";
import { isSafeHref } from "#domain/documents/safe-href.ts";

/** Links a typed address once its word is ended, also within a sentence's signs, which stay outside; Tiptap links it alone. */
export const typedLinks = Extension.create({
  name: "typedLinks",
  addProseMirrorPlugins: () => [
    new Plugin({
      appendTransaction: (transactions, _before, state) =>
        transactions.some(isTyping) && !transactions.some(isOther) ? linkWordBefore(state) : null,
    }),
  ],
});

const isTyping = (transaction: Transaction) => transaction.docChanged;
const isOther = (transaction: Transaction) =>
  isHistoryTransaction(transaction) || transaction.getMeta("preventAutolink") === true;

function linkWordBefore({ selection, doc, schema, tr, storedMarks }: EditorState): Transaction | null {
  const { $from, empty } = selection;
  if (!empty) return null;
  const isNewLine = $from.depth > 0 && $from.parentOffset === 0;
  const $end = isNewLine ? Selection.findFrom(doc.resolve($from.before()), -1, true)?.$to : $from;
  const { text = "", marks = [] } = $end?.nodeBefore ?? {};
  const { link, code } = schema.marks;
  if (!$end || !link || (!isNewLine && !/\s$/.test(text))) return null;
  if (marks.some(({ type }) => type === link || type === code)) return null;
  const found = addressAtEnd(text);
  if (!found) return null;
  const from = $end.pos - text.length + found.at;
  return tr
    .addMark(from, from + found.address.length, link.create({ href: found.address }))
    .setStoredMarks(storedMarks);
}

/** The address that is the last word of a text, without the signs around it, and where it begins. */
export function addressAtEnd(text: string): { address: string; at: number } | undefined {
  const match = /(?<=^|[\s([{<«“„‘"'])https?:\/\/[^\s<>«»“”"]+(?=\S*\s*$)/i.exec(text);
  if (!match) return undefined;
  const address = withoutSigns(match[0]);
  return URL.canParse(address) && isSafeHref(address) ? { address, at: match.index } : undefined;
}

// A closing bracket belongs to an address that has opened it.
function withoutSigns(address: string): string {
  const last = address.at(-1) ?? "";
  const opening = { ")": "(", "]": "[", "}": "{" }[last];
  const isSign = opening
    ? address.split(opening).length < address.split(last).length
    : /[.,:;!?…،؛؟'’]/.test(last);
  return isSign ? withoutSigns(address.slice(0, -1)) : address;
}
