import type { Document } from "./schema.ts";

export type Mark = NonNullable<Document["marks"]>[number];

/** Neighbours that share a mark, or one node without. */
export type Run = { mark: Mark | undefined; nodes: Document[] };

/** Inline nodes cut into runs by the mark that each carries at a depth, 0 the outermost. A note carries none. */
export function runsOf(nodes: Document[], depth: number): Run[] {
  const runs: Run[] = [];
  let written: string | undefined;
  for (const node of nodes) {
    const mark = node.type === "footnote" ? undefined : node.marks?.[depth];
    const before = written;
    written = mark && JSON.stringify(mark);
    if (written !== undefined && written === before) runs.at(-1)?.nodes.push(node);
    else runs.push({ mark, nodes: [node] });
  }
  return runs;
}
