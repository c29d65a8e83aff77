import { isInTable, selectedRect } from "@tiptap/pm/tables";
import type { Editor } from "@tiptap/react";
import type { Alignment } from "#domain/documents/alignment.ts";

/** Aligns the columns in which the selection stands; null is their start. */
export function alignColumns({ state, view }: Pick<Editor, "state" | "view">, align: Alignment | null): void {
  const tr = state.tr;
  for (const place of selectedCells(state, { isWhole: true })) tr.setNodeAttribute(place, "align", align);
  view.dispatch(tr);
}

/** How the columns of the selection are aligned; undefined where they differ, or where there is no table. */
export function alignmentOfColumns({ state }: Pick<Editor, "state">): Alignment | null | undefined {
  const aligns = new Set(
    selectedCells(state, { isWhole: false }).map((place) => state.doc.nodeAt(place)?.attrs.align),
  );
  return aligns.size === 1 ? [...aligns][0] : undefined;
}

// The places of the selected cells, or of all in the columns that they are of.
function selectedCells(state: Editor["state"], { isWhole }: { isWhole: boolean }): number[] {
  if (!isInTable(state)) return [];
  const { map, tableStart, ...rect } = selectedRect(state);
  const rows = isWhole ? { top: 0, bottom: map.height } : {};
  return map.cellsInRect({ ...rect, ...rows }).map((place) => tableStart + place);
}
