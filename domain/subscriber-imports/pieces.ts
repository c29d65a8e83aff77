import { and, desc, eq, lte, sql } from "drizzle-orm";
import { prepared, type Tx } from "#db/client.ts";
import { subscriberImportPieces } from "#db/schema/subscribers.ts";
import { openSealed, seal } from "../keys/seal.ts";

/** A row of a file: the line on which it ends, and its cells. */
export type FileRow = { line: number; cells: string[] };

/** How many rows are kept, and worked on, together. */
export const pieceRows = 200;

/** Keeps rows of a file under seal; `position` is the count of rows before them. */
export function storePiece(tx: Tx, importId: string, position: number, rows: FileRow[]): void {
  const text = JSON.stringify(rows.map(({ line, cells }) => [line, ...cells]));
  const rowsSealed = seal(text, pieceContext(importId, position));
  tx.insert(subscriberImportPieces).values({ importId, position, rowsSealed }).run();
}

const pieceAt = prepared((connection) =>
  connection
    .select()
    .from(subscriberImportPieces)
    .where(
      and(
        eq(subscriberImportPieces.importId, sql.placeholder("importId")),
        lte(subscriberImportPieces.position, sql.placeholder("position")),
      ),
    )
    .orderBy(desc(subscriberImportPieces.position))
    .limit(1)
    .prepare(),
);

/** The rows from a position to the end of the piece that holds it, at most so many. */
export function readRows(importId: string, position: number, most = pieceRows): FileRow[] {
  const piece = pieceAt().all({ importId, position })[0];
  if (!piece) return [];
  const rows: [number, ...string[]][] = JSON.parse(
    openSealed(piece.rowsSealed, pieceContext(importId, piece.position)),
  );
  const from = position - piece.position;
  return rows.slice(from, from + most).map(([line, ...cells]) => ({ line, cells }));
}

/** Takes a file's rows out of the database. */
export function dropPieces(tx: Tx, importId: string): void {
  tx.delete(subscriberImportPieces).where(eq(subscriberImportPieces.importId, importId)).run();
}

/** What a piece is sealed for. */
export function pieceContext(importId: string, position: number): string {
  return `import:${importId}:${position}`;
}
