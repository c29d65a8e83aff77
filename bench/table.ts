import { cpus } from "node:os";

/** Prints what was measured, a line each, under the machine's name and what the figures are; the first row names the columns. */
export function printTable(table: string[][], figures: string): void {
  const widths = (table[0] ?? []).map((_, column) =>
    Math.max(...table.map((row) => row[column]?.length ?? 0)),
  );
  console.info(`\n${cpus()[0]?.model}, ${cpus().length} cores, Node ${process.version}`);
  console.info(`${figures}\n`);
  for (const row of table) {
    const cells = row.map((cell, column) => cell.padEnd(widths[column] ?? 0));
    console.info(cells.join("  ").trimEnd());
  }
}
