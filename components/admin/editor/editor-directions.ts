import { Extension } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { Plugin, PluginKey, type Transaction } from "@tiptap/pm/state";
import { Mapping, StepMap } from "@tiptap/pm/transform";
import { Decoration, DecorationSet } from "@tiptap/pm/view";
import { directionOf } from "#domain/documents/direction.ts";
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
        apply: (tr, directions) => (tr.docChanged ? directionsAfter(tr, directions) : directions),
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
  return DecorationSet.create(doc, cellsWithin(doc, 0, doc.content.size));
}

// A key changes one cell or none, and tables may have thousands: what stands before and after a change is only moved.
function directionsAfter({ before, doc }: Transaction, directions: DecorationSet): DecorationSet {
  const start = before.content.findDiffStart(doc.content);
  const ends = before.content.findDiffEnd(doc.content);
  if (start === null || !ends) return directions;
  // Of "aa" made "aaa" the same letter is found to be equal from either side.
  const twice = Math.max(0, start - Math.min(ends.a, ends.b));
  const end = ends.b + twice;
  const change = new StepMap([start, ends.a + twice - start, end - start]);
  const moved = directions.map(new Mapping([change]), doc);
  return moved.remove(moved.find(start, end)).add(doc, cellsWithin(doc, start, end));
}

function cellsWithin(doc: Node, start: number, end: number): Decoration[] {
  const given: Decoration[] = [];
  doc.nodesBetween(start, end, (node, place) => {
    const role: string | undefined = node.type.spec.tableRole;
    if (!role?.endsWith("cell")) return role !== undefined;
    const from = place + 1;
    const dir = directionOf(documentText(node.toJSON()));
    if (dir && node.firstChild) given.push(Decoration.node(from, from + node.firstChild.nodeSize, { dir }));
    return false;
  });
  return given;
}
