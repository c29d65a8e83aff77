import type { Document } from "../documents/schema.ts";

/**
 * One table with what two people changed in its cells, from the table that both began with: the one of `olds` that is most like
 * theirs. Undefined for what is no table, where rows or columns came, went or moved, and where both changed the same cell.
 */
export function mergeTables(mine: Document, theirs: Document, olds: Document[]): Document | undefined {
  const before = olds
    .filter((old) => old.type === "table" && shapeOf(old) === shapeOf(mine))
    .sort((a, b) => countSame(b, mine) + countSame(b, theirs) - countSame(a, mine) - countSame(a, theirs))[0];
  if (!before || theirs.type !== "table" || shapeOf(theirs) !== shapeOf(mine)) return undefined;
  // Of as many rows as before, but others: what stands at one place belongs to another.
  const count = countSame(before, before);
  if ([mine, theirs].some((table) => countSame(before, table) * 2 < count)) return undefined;
  const rows = rowsOf(mine).map((row, y) => ({
    ...row,
    content: rowsOf(row).map((cell, x) => {
      const [old, other] = [cellAt(before, y, x), cellAt(theirs, y, x)];
      if (isSame(cell, old)) return other;
      return isSame(other, old) || isSame(other, cell) ? cell : undefined;
    }),
  }));
  const isWhole = rows.every(({ content }) => content.every((cell) => cell !== undefined));
  return isWhole ? ({ ...mine, content: rows } as Document) : undefined;
}

const rowsOf = (node: Document) => node.content ?? [];
const shapeOf = (table: Document) =>
  rowsOf(table)
    .map((row) => rowsOf(row).length)
    .join(" ");
const cellAt = (table: Document, y: number, x: number) => table.content?.[y]?.content?.[x];
const isSame = (a: Document | undefined, b: Document | undefined) => JSON.stringify(a) === JSON.stringify(b);

function countSame(a: Document, b: Document): number {
  return rowsOf(a).flatMap((row, y) => rowsOf(row).filter((cell, x) => isSame(cell, cellAt(b, y, x)))).length;
}
