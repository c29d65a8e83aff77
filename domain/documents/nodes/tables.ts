import { type Editor, Extension, mergeAttributes, Node } from "@tiptap/core";
import { Plugin } from "@tiptap/pm/state";
import { addRowAfter, goToNextCell, tableEditing } from "@tiptap/pm/tables";
import type { Token } from "markdown-it";
import { type Alignment, alignmentOf, alignments, alignmentsOfRows, sideOfAlignment } from "../alignment.ts";
import type { Document } from "../schema.ts";
import {
  type Attributes,
  directionOfBlock,
  element,
  type Family,
  type Piece,
  type Reading,
  type Writing,
} from "./family.ts";

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
  addProseMirrorPlugins: () => [tableEditing(), new Plugin({ appendTransaction: keepColumns })],
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
      // A column's cells all say the same, so that it goes with them wherever rows and columns come and go.
      align: {
        default: null,
        parseHTML: (element) => alignments.find((each) => element.classList.contains(classOf(each))) ?? null,
        renderHTML: ({ align }) => (align ? { class: classOf(align) } : {}),
        validate: isAlignmentOrNull,
      },
    }),
    parseHTML: () => [{ tag }],
    renderHTML: ({ HTMLAttributes }) => [tag, HTMLAttributes, 0],
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
      const shown = (row: Document) =>
        element(
          "tr",
          {},
          (row.content ?? []).map((each) => shownCell(each, node, reading)),
        );
      // A wide table scrolls by itself, which the keyboard must reach too.
      return [
        element("div", { class: "table", tabindex: 0, role: "group", ...directionOfBlock(node) }, [
          // There nothing else tells the table its direction.
          element("table", reading.direction ? directionOfBlock(node) : {}, [
            ...(head ? [element("thead", {}, [shown(head)])] : []),
            ...(rows.length > 0 ? [element("tbody", {}, rows.map(shown))] : []),
          ]),
        ]),
      ];
    },
  },
  written: {
    table: (node, writing) => {
      const rows = (node.content ?? []).map(
        (row) => `| ${(row.content ?? []).map((each) => cellText(each, writing)).join(" | ")} |`,
      );
      const columns = (node.content?.[0]?.content ?? []).map(
        ({ attrs }) => lineOf[attrs?.align as Alignment],
      );
      const line = `| ${columns.map((each) => each ?? "---").join(" | ")} |`;
      return rows.toSpliced(1, 0, line).join("\n");
    },
  },
  read: {
    table: () => ({ type: "table", content: [] }),
    tr: () => ({ type: "tableRow", content: [] }),
    th: (token) => ({ type: "tableHeader", attrs: { align: readAlignment(token) }, content: [] }),
    td: (token) => ({ type: "tableCell", attrs: { align: readAlignment(token) }, content: [] }),
  },
  teach: (tokenizer) => tokenizer.enable("table"),
  settle: {
    table: (node) => {
      const rows = node.content ?? [];
      const width = Math.max(0, ...rows.map(({ content }) => content?.length ?? 0));
      const columns = alignmentsOfRows(
        rows.map(({ content }) => (content ?? []).map(({ attrs }) => attrs?.align)),
      );
      const aligns = Array.from({ length: width }, (_, at) => columns[at] ?? null);
      return width === 0
        ? undefined
        : {
            ...node,
            content: rows.map((row, at) => evenRow(row, aligns, at === 0 ? "tableHeader" : "tableCell")),
          };
    },
  },
};

function shownCell(node: Document, table: Document, reading: Reading): Piece {
  const dir = reading.directionOf(node);
  const words = reading.inline(node.content?.[0]?.content);
  // An empty corner names nothing.
  const isName = node.type === "tableHeader" && node.content?.[0]?.content;
  const [tag, scope] = isName ? ["th", { scope: "col" }] : ["td", {}];
  const align = alignmentOf(node.attrs?.align);
  // A cell says its direction by its own letters, so that a column of names in another script stands right.
  if (!align) return element(tag, { ...scope, ...(dir ? { dir } : {}) }, words);
  // In an aligned column only its words do: else its end would be at the other side than the column's.
  return element(tag, { ...scope, ...shownAlignment(align, table, reading) }, [
    ...(dir ? [element("bdi", { dir }, words)] : words),
  ]);
}

function shownAlignment(align: Alignment, table: Document, { direction }: Reading): Attributes {
  if (!direction) return { class: classOf(align) };
  const { dir } = directionOfBlock(table);
  return { align: sideOfAlignment(align, dir === "ltr" || dir === "rtl" ? dir : direction) };
}

function cellText(node: Document, writing: Writing): string {
  return writing.inline(node.content?.[0]?.content, "cell");
}

function evenRow(row: Document, aligns: (Alignment | null)[], type: string): Document {
  return {
    ...row,
    content: aligns.map((align, at) => evenCell(type, align, row.content?.[at]?.content?.[0])),
  };
}

function evenCell(type: string, align: Alignment | null, paragraph: Document | undefined): Document {
  return {
    type,
    // Texts from before columns could be aligned are in their normal form as well.
    attrs: { colspan: 1, rowspan: 1, colwidth: null, ...(align ? { align } : {}) },
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

function isAlignmentOrNull(value: unknown): void {
  if (value !== null && !alignmentOf(value)) throw new RangeError("align");
}

const classOf = (align: Alignment) => `align-${align}`;

const lineOf: Record<Alignment, string> = { center: ":---:", end: "---:" };

// Markdown speaks of left and right, and means the two sides of the line.
function readAlignment(token: Token): Alignment | null {
  const said = String(token.attrGet("style") ?? "").replace("text-align:", "");
  return said === "right" ? "end" : alignmentOf(said);
}

type AppendTransaction = NonNullable<ConstructorParameters<typeof Plugin>[0]["appendTransaction"]>;

// Rows move and go: whichever comes first names the columns, and new cells stand as their column does.
function keepColumns(
  ...[transactions, , state]: Parameters<AppendTransaction>
): ReturnType<AppendTransaction> {
  if (!transactions.some(({ docChanged }) => docChanged)) return null;
  const { tableCell, tableHeader } = state.schema.nodes;
  const { tr } = state;
  state.doc.forEach((table, offset) => {
    if (table.type.name !== "table") return;
    const columns = alignmentsOfRows(
      table.children.map((row) => row.children.map(({ attrs }) => attrs.align)),
    );
    table.forEach((row, rowOffset, at) => {
      const type = at === 0 ? tableHeader : tableCell;
      row.forEach((each, cellOffset, column) => {
        const align = columns[column] ?? null;
        if (each.type === type && each.attrs.align === align) return;
        tr.setNodeMarkup(offset + rowOffset + cellOffset + 2, type, { ...each.attrs, align });
      });
    });
  });
  return tr.docChanged ? tr : null;
}
