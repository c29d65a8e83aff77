import { type Editor, Extension, mergeAttributes, Node } from "@tiptap/core";
import { Plugin } from "@tiptap/pm/state";
import { addRowAfter, goToNextCell, tableEditing } from "@tiptap/pm/tables";
import type { Document } from "../schema.ts";
import { directionOfBlock, element, type Family, type Piece, type Reading, type Writing } from "./family.ts";

const roles: Record<string, string> = {
  table: "table",
  tableRow: "row",
  tableCell: "cell",
  tableHeader: "header_cell",
};

const Table = Node.create({
  name: "table",
  group: "section",
  content: "tableRow+",
  isolating: true,
  parseHTML: () => [{ tag: "table" }],
  renderHTML: ({ HTMLAttributes }) => ["table", mergeAttributes(HTMLAttributes), ["tbody", 0]],
  addProseMirrorPlugins: () => [tableEditing(), new Plugin({ appendTransaction: keepHeader })],
  addKeyboardShortcuts: () => ({ Tab: nextCell, "Shift-Tab": previousCell }),
});

// From the last cell on, Tab makes a row.
function nextCell({ editor }: { editor: Editor }): boolean {
  if (!editor.isActive("table")) return false;
  const go = () => editor.commands.command(({ state, dispatch }) => goToNextCell(1)(state, dispatch));
  return go() || (editor.commands.command(({ state, dispatch }) => addRowAfter(state, dispatch)) && go());
}

function previousCell({ editor }: { editor: Editor }): boolean {
  if (!editor.isActive("table")) return false;
  editor.commands.command(({ state, dispatch }) => goToNextCell(-1)(state, dispatch));
  return true;
}

const TableRow = Node.create({
  name: "tableRow",
  content: "(tableCell | tableHeader)+",
  parseHTML: () => [{ tag: "tr" }],
  renderHTML: () => ["tr", 0],
});

const cell = (name: string, tag: string) =>
  Node.create({
    name,
    content: "paragraph",
    isolating: true,
    addAttributes: () => ({
      // Cells never span others: Markdown could not say it, and a small screen could not show it.
      colspan: { default: 1, rendered: false, parseHTML: () => 1, validate: isOne },
      rowspan: { default: 1, rendered: false, parseHTML: () => 1, validate: isOne },
      colwidth: { default: null, rendered: false, parseHTML: () => null, validate: "null" },
    }),
    parseHTML: () => [{ tag }],
    renderHTML: () => [tag, 0],
  });

const TableCell = cell("tableCell", "td");
const TableHeader = cell("tableHeader", "th");

const TableRoles = Extension.create({
  name: "tableRoles",
  extendNodeSchema: ({ name }) => (roles[name] ? { tableRole: roles[name] } : {}),
});

/** Tables whose first row names the columns: each row has as many cells, each cell one paragraph. */
export const tables: Family = {
  extensions: [Table, TableRow, TableCell, TableHeader, TableRoles],
  directed: ["table"],
  shown: {
    table: (node, reading) => {
      const [head, ...rows] = node.content ?? [];
      const shown = (row: Document) => element("tr", {}, reading.blocks(row.content));
      // A wide table scrolls by itself, which the keyboard must reach too.
      return [
        element("div", { class: "table", tabindex: 0, role: "group", ...directionOfBlock(node) }, [
          element("table", {}, [
            ...(head ? [element("thead", {}, [shown(head)])] : []),
            ...(rows.length > 0 ? [element("tbody", {}, rows.map(shown))] : []),
          ]),
        ]),
      ];
    },
    // An empty corner names nothing.
    tableHeader: (node, reading) => [shownCell(node.content?.[0]?.content ? "th" : "td", node, reading)],
    tableCell: (node, reading) => [shownCell("td", node, reading)],
  },
  written: {
    table: (node, writing) => {
      const rows = (node.content ?? []).map(
        (row) => `| ${(row.content ?? []).map((each) => cellText(each, writing)).join(" | ")} |`,
      );
      const line = `| ${(node.content?.[0]?.content ?? []).map(() => "---").join(" | ")} |`;
      return rows.toSpliced(1, 0, line).join("\n");
    },
  },
  read: {
    table: () => ({ type: "table", content: [] }),
    tr: () => ({ type: "tableRow", content: [] }),
    th: () => ({ type: "tableHeader", content: [] }),
    td: () => ({ type: "tableCell", content: [] }),
  },
  teach: (tokenizer) => tokenizer.enable("table"),
  settle: {
    table: (node) => {
      const rows = node.content ?? [];
      const width = Math.max(0, ...rows.map(({ content }) => content?.length ?? 0));
      return width === 0
        ? undefined
        : {
            ...node,
            content: rows.map((row, at) => evenRow(row, width, at === 0 ? "tableHeader" : "tableCell")),
          };
    },
  },
};

function shownCell(tag: string, node: Document, reading: Reading): Piece {
  const dir = reading.directionOf(node);
  const paragraph = node.content?.[0];
  // A cell says its direction by its own letters, so that a column of names in another script stands right.
  return element(
    tag,
    { ...(tag === "th" ? { scope: "col" } : {}), ...(dir ? { dir } : {}) },
    reading.inline(paragraph?.content),
  );
}

function cellText(node: Document, writing: Writing): string {
  return writing.inline(node.content?.[0]?.content, "cell");
}

function evenRow(row: Document, width: number, type: string): Document {
  const given = row.content ?? [];
  const cells = Array.from({ length: width }, (_, at) => given[at] ?? { type });
  return { ...row, content: cells.map(({ content }) => evenCell(type, content?.[0])) };
}

function evenCell(type: string, paragraph: Document | undefined): Document {
  return {
    type,
    attrs: { colspan: 1, rowspan: 1, colwidth: null },
    content: [
      {
        type: "paragraph",
        attrs: { dir: null },
        ...(paragraph?.content ? { content: paragraph.content } : {}),
      },
    ],
  };
}

function isOne(value: unknown): void {
  if (value !== 1) throw new RangeError("span");
}

type AppendTransaction = NonNullable<ConstructorParameters<typeof Plugin>[0]["appendTransaction"]>;

// Rows move and go: whichever comes first names the columns.
function keepHeader(
  ...[transactions, , state]: Parameters<AppendTransaction>
): ReturnType<AppendTransaction> {
  if (!transactions.some(({ docChanged }) => docChanged)) return null;
  const { tableCell, tableHeader } = state.schema.nodes;
  const { tr } = state;
  state.doc.forEach((table, offset) => {
    if (table.type.name !== "table") return;
    table.forEach((row, rowOffset, at) => {
      const type = at === 0 ? tableHeader : tableCell;
      row.forEach((each, cellOffset) => {
        if (each.type !== type) tr.setNodeMarkup(offset + rowOffset + cellOffset + 2, type);
      });
    });
  });
  return tr.docChanged ? tr : null;
}
