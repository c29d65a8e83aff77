import { type Direction, directionOf } from "#domain/documents/direction.ts";
import { type SaidCell, saidAlignments, saidSide } from "#domain/documents/html-alignment.ts";
import { blocks } from "./pasted-blocks.ts";

/**
 * Tables as the schema has them: rows of as many cells, one paragraph in each, columns aligned as most of their cells are; one of
 * a single cell is no table.
 */
export function evenTables(body: HTMLElement, direction: Direction): void {
  for (const table of body.querySelectorAll("table")) {
    // One within a cell has become lines of it.
    if (!body.contains(table)) continue;
    const cells = [...table.rows].flatMap((row) => [...row.cells]);
    if (cells.length <= 1) {
      table.replaceWith(...cells.flatMap((cell) => [...cell.childNodes]));
      continue;
    }
    const { caption } = table;
    if (caption) {
      const paragraph = body.ownerDocument.createElement("p");
      paragraph.append(...caption.childNodes);
      table.before(paragraph);
      caption.remove();
    }
    spreadCells(table);
    alignColumns(table, direction);
    for (const row of table.rows) for (const cell of row.cells) asOneParagraph(cell);
  }
}

// A cell over several columns or rows stands in the first of them; the others are empty.
function spreadCells(table: HTMLTableElement): void {
  const rows = [...table.rows];
  rows.forEach((row, at) => {
    for (const cell of [...row.cells]) {
      const place = [...row.cells].indexOf(cell);
      const [across, down] = [Math.min(cell.colSpan, 50), Math.min(cell.rowSpan, rows.length - at)];
      for (let more = 1; more < across; more += 1) cell.after(row.ownerDocument.createElement("td"));
      for (const lower of rows.slice(at + 1, at + down)) {
        const before = lower.cells[place] ?? null;
        for (let more = 0; more < across; more += 1)
          lower.insertBefore(row.ownerDocument.createElement("td"), before);
      }
    }
  });
}

// Under the name that the schema reads; what a cell's style and attributes said goes with them.
function alignColumns(table: HTMLTableElement, direction: Direction): void {
  const rows = [...table.rows].map((row) => [...row.cells]);
  const around = directionAt(table) ?? directionOf(table.textContent ?? "") ?? direction;
  const aligns = saidAlignments(
    rows.map((cells) => cells.map((cell) => saidOf(cell, table))),
    around,
  );
  for (const cells of rows) {
    cells.forEach((cell, column) => {
      const align = aligns[column];
      if (align) cell.className = `align-${align}`;
      else cell.removeAttribute("class");
    });
  }
}

// The innermost that says a side says it for the words.
function saidOf(cell: HTMLTableCellElement, table: HTMLTableElement): SaidCell {
  const inner = cell.querySelector("p, div");
  let side = inner ? saidSide(attributesOf(inner)) : undefined;
  for (let at: Element | null = cell; at && at !== table && !side; at = at.parentElement)
    side = saidSide(attributesOf(at));
  const dir = (inner && directionAt(inner)) ?? directionAt(cell);
  return { side, dir, text: cell.textContent ?? "" };
}

const attributesOf = (element: Element) => ({
  style: element.getAttribute("style"),
  align: element.getAttribute("align"),
  "data-align": element.getAttribute("data-align"),
});

function directionAt(element: Element): Direction | undefined {
  const dir = element.getAttribute("dir")?.toLowerCase();
  return dir === "ltr" || dir === "rtl" ? dir : undefined;
}

// Each block of a cell is a line of its own.
function asOneParagraph(cell: Element): void {
  const { ownerDocument } = cell;
  const lineBreak = () => ownerDocument.createElement("br");
  for (const rule of cell.querySelectorAll("hr")) rule.remove();
  for (const part of cell.querySelectorAll(`${blocks}, caption, tbody, thead, tfoot, tr, td, th`))
    part.replaceWith(lineBreak(), ...part.childNodes, lineBreak());
  const paragraph = ownerDocument.createElement("p");
  paragraph.append(...cell.childNodes);
  cell.append(paragraph);
  dropEmptyLines(paragraph);
}

function dropEmptyLines(paragraph: Element): void {
  const walker = paragraph.ownerDocument.createTreeWalker(paragraph, 5);
  const empty: Element[] = [];
  let last: Element | undefined;
  let isEmpty = true;
  while (walker.nextNode()) {
    const { currentNode: node } = walker;
    if (node.nodeType === 3 && node.textContent?.trim()) isEmpty = false;
    if (node.nodeName !== "BR") continue;
    if (isEmpty) empty.push(node as Element);
    else last = node as Element;
    isEmpty = true;
  }
  for (const lineBreak of empty) lineBreak.remove();
  if (isEmpty) last?.remove();
}
