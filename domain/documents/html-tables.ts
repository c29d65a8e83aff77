import { type Direction, directionOf } from "./direction.ts";
import { type SaidCell, saidAlignments } from "./html-alignment.ts";
import type { Document } from "./schema.ts";
import { documentText } from "./words.ts";

/** A cell as it was read: its blocks, how many columns and rows it spans, and the side and direction that it is said to have. */
export type ReadCell = Document &
  Omit<SaidCell, "text"> & { content: Document[]; across: number; down: number };
export type ReadRow = Document & { content: ReadCell[] };

const mostAcross = 50;

/** The span that an attribute gives: at least one. */
export function spanOf(given: string | undefined): number {
  const span = /^\d{1,4}$/.test(given ?? "") ? Number(given) : 1;
  return Math.min(Math.max(span, 1), mostAcross);
}

/**
 * A table as the schema has it, of rows as they were read: a cell over several columns or rows stands in the first of them and
 * the others are empty; each cell is one paragraph; a column is aligned as most of its cells are. Of a table of one cell, which
 * only laid out the page, its blocks.
 */
export function tableOrBlocks(
  rows: ReadRow[],
  { dir, direction }: { dir: Direction | null; direction: Direction },
): Document[] {
  const cells = rows.flatMap(({ content }) => content);
  if (cells.length <= 1) return cells.flatMap(({ content }) => content);
  const text = documentText({ type: "doc", content: cells });
  const content = spread(rows, dir ?? directionOf(text) ?? direction).map((row) => ({
    type: "tableRow",
    content: row,
  }));
  return [{ type: "table", attrs: { dir }, content }];
}

function spread(rows: ReadRow[], direction: Direction): Document[][] {
  const grid: (ReadCell | "taken" | undefined)[][] = rows.map(() => []);
  rows.forEach((row, at) => {
    let column = 0;
    for (const cell of row.content) {
      while (grid[at]?.[column]) column += 1;
      for (const [below, line] of grid.slice(at, at + cell.down).entries()) {
        for (let more = 0; more < cell.across; more += 1)
          line[column + more] = below === 0 && more === 0 ? cell : "taken";
      }
      column += cell.across;
    }
  });
  const width = Math.max(...grid.map((line) => line.length));
  const said = grid.map((line) =>
    Array.from(line, (cell) => (typeof cell === "object" ? saidOf(cell) : undefined)),
  );
  const aligns = saidAlignments(said, direction);
  return grid.map((line, at) =>
    Array.from({ length: width }, (_, column) => {
      const cell = line[column];
      const inline = typeof cell === "object" ? inlineOf(cell.content) : [];
      const type = at === 0 ? "tableHeader" : "tableCell";
      const align = aligns[column] ?? null;
      return {
        type,
        attrs: { align },
        content: [{ type: "paragraph", ...(inline.length > 0 ? { content: inline } : {}) }],
      };
    }),
  );
}

const saidOf = ({ side, dir, ...cell }: ReadCell): SaidCell => ({ side, dir, text: documentText(cell) });

// The words of blocks in one line, with line breaks between them.
function inlineOf(blocks: Document[]): Document[] {
  const parts = blocks.flatMap(textBlocks).filter((part) => part.length > 0);
  return parts.flatMap((part, at) => (at > 0 ? [{ type: "hardBreak" }, ...part] : part));
}

function textBlocks(block: Document): Document[][] {
  if (block.type === "paragraph" || block.type === "heading") return [block.content ?? []];
  return (block.content ?? []).flatMap(textBlocks);
}
