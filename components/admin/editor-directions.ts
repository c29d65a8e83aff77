import { Extension } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { Plugin, PluginKey } from "@tiptap/pm/state";
import { Decoration, DecorationSet } from "@tiptap/pm/view";
import { type Direction, directionOf } from "#domain/documents/direction.ts";
import { documentText } from "#domain/documents/words.ts";

const key = new PluginKey<DecorationSet>("cellDirections");

/** Has the words of a table's cells run as readers see them: as most of their letters do, which no document says. */
export const cellDirections = Extension.create({
  name: "cellDirections",
  addProseMirrorPlugins: () => [
    new Plugin<DecorationSet>({
      key,
      state: {
        init: (_config, { doc }) => directionsOfCells(doc),
        apply: (tr, before) => (tr.docChanged ? directionsOfCells(tr.doc) : before),
      },
      props: { decorations: (state) => key.getState(state) },
    }),
  ],
});

/** Has the text of a note run as readers see it: as most of its letters do, else as the text around it. */
export const noteDirection = (around: string) =>
  Extension.create({
    name: "noteDirection",
    addProseMirrorPlugins: () => [
      new Plugin({
        props: { attributes: ({ doc }) => ({ dir: directionOf(doc.textContent) ?? around }) },
      }),
    ],
  });

/** What a text's cells are given, each on its paragraph. */
export function directionsOfCells(doc: Node): DecorationSet {
  const given: Decoration[] = [];
  doc.forEach((table, offset) => {
    if (table.type.name !== "table") return;
    table.descendants((cell, place) => {
      const words = cell.type.spec.tableRole?.endsWith("cell") ? cell.firstChild : undefined;
      if (!words) return true;
      const dir = directionOfCell(cell);
      const from = offset + place + 2;
      if (dir) given.push(Decoration.node(from, from + words.nodeSize, { dir }));
      return false;
    });
  });
  return DecorationSet.create(doc, given);
}

// A key changes one cell: the others are the same nodes as before it.
const known = new WeakMap<Node, Direction | null>();

function directionOfCell(cell: Node): Direction | null {
  const before = known.get(cell);
  if (before !== undefined) return before;
  const dir = directionOf(documentText(cell.toJSON())) ?? null;
  known.set(cell, dir);
  return dir;
}
