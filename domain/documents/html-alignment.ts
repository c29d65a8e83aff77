import { type Alignment, alignments } from "./alignment.ts";
import type { Direction } from "./direction.ts";

/** A cell as HTML from elsewhere has it: the side that it is said to stand at, the direction that it is said to have, its words. */
export type SaidCell = { side: Side | undefined; dir: string | null | undefined; text: string };
type Side = Alignment | "start" | "left" | "right";

const sides: readonly Side[] = [...alignments, "start", "left", "right"];

/** The side that an element's attributes say; undefined where they say none, or one that is no side. */
export function saidSide(attributes: Partial<Record<string, string | null>>): Side | undefined {
  const style = /(?:^|;)\s*text-align\s*:\s*([a-z]+)/i.exec(attributes.style ?? "")?.[1];
  const said = (style ?? attributes["data-align"] ?? attributes.align)?.toLowerCase();
  return sides.find((side) => side === said);
}

/**
 * How the columns of such a table are aligned: as most of a column's cells are, those without words and the one that names it
 * left out. Which side is the end is a matter of the table's direction.
 */
export function saidAlignments(
  rows: (SaidCell | undefined)[][],
  direction: Direction,
): (Alignment | undefined)[] {
  const width = Math.max(0, ...rows.map((row) => row.length));
  return Array.from({ length: width }, (_, column) => {
    const said = rows
      .slice(1)
      .flatMap((row) => row[column] ?? [])
      .filter(({ text }) => text.trim() !== "")
      .map((cell) => alignmentOfCell(cell, direction));
    return alignments.find((each) => said.filter((one) => one === each).length * 2 > said.length);
  });
}

const starts: Record<string, string> = { ltr: "left", rtl: "right" };

function alignmentOfCell({ side, dir }: SaidCell, direction: Direction): Alignment | undefined {
  if (side !== "left" && side !== "right") return side === "start" ? undefined : side;
  // The side at which a cell's own line begins says no more than its direction.
  const isStart = [direction, dir].some((each) => starts[each ?? ""] === side);
  return isStart ? undefined : "end";
}
