import type { Direction } from "./direction.ts";

/** Where a column's cells stand, if not at the start of the line: of the table's line, whichever way a cell's own letters run. */
export type Alignment = "center" | "end";

export const alignments: readonly Alignment[] = ["center", "end"];

/** What an attribute says of a cell's alignment; null where that is nothing. */
export function alignmentOf(value: unknown): Alignment | null {
  return alignments.find((each) => each === value) ?? null;
}

/**
 * How a table's columns are aligned, by what the cells of its rows say: as the first row has it that says anything. One that
 * says nothing is new, or of a table without any alignment.
 */
export function alignmentsOfRows(rows: unknown[][]): (Alignment | null)[] {
  const told = rows.map((row) => row.map(alignmentOf));
  return told.find((row) => row.some((each) => each !== null)) ?? [];
}

/** The side at which something aligned stands, for programs that know no other words. */
export function sideOfAlignment(alignment: Alignment, direction: Direction): "left" | "right" | "center" {
  if (alignment === "center") return "center";
  return direction === "rtl" ? "left" : "right";
}
