/** Tables as the schema has them: rows of as many cells, one paragraph in each; one of a single cell is no table. */
export function evenTables(body: HTMLElement): void {
  for (const table of [...body.querySelectorAll("table")].reverse()) {
    const cells = table.querySelectorAll("td, th");
    if (cells.length <= 1 || table.parentElement?.closest("td, th")) {
      table.replaceWith(...[...cells].flatMap((cell) => [...cell.childNodes]));
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
    for (const cell of table.querySelectorAll("td, th")) asOneParagraph(cell);
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

function asOneParagraph(cell: Element): void {
  const { ownerDocument } = cell;
  const parts = [...cell.querySelectorAll("p, li, div, h1, h2, h3, h4, h5, h6")].filter(
    (part) => !part.querySelector("p, li, div, h1, h2, h3, h4, h5, h6"),
  );
  const paragraph = ownerDocument.createElement("p");
  parts
    .filter((part) => part.textContent?.trim() !== "")
    .forEach((part, at) => {
      if (at > 0) paragraph.append(ownerDocument.createElement("br"));
      paragraph.append(...part.childNodes);
    });
  if (parts.length === 0) paragraph.append(...cell.childNodes);
  cell.replaceChildren(paragraph);
}
