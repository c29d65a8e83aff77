import { setImmediate as nextTurn } from "node:timers/promises";
import { eq } from "drizzle-orm";
import { write } from "#db/client.ts";
import { newId } from "#db/id.ts";
import { subscriberImports } from "#db/schema/subscribers.ts";
import { recordAudit } from "../audit/record.ts";
import { Invalid } from "../errors.ts";
import { lookupHash } from "../keys/seal.ts";
import { type Actor, authorize } from "../staff/permissions.ts";
import { type FileRow, pieceRows, storePiece } from "./pieces.ts";
import { readCsv } from "./read-csv.ts";

/**
 * Takes in a CSV file as its bytes come, row by row under seal; gives the id under which it waits for its plan. Nothing of
 * a file that breaks off stays. Throws Forbidden, Invalid on "file".
 */
export async function receiveImport(
  actor: Actor,
  bytes: AsyncIterable<Uint8Array>,
  now: number,
): Promise<string> {
  authorize(actor, "subscribers.import");
  const id = newId();
  write((tx) =>
    tx.insert(subscriberImports).values({ id, state: "receiving", staffId: actor.id, createdAt: now }).run(),
  );
  try {
    const { rowCount, rowsHash } = await keepRows(id, readCsv(bytes));
    if (rowCount === 0) throw new Invalid({ file: "emptyFile" });
    write((tx) => {
      tx.update(subscriberImports)
        .set({ state: "received", rowsHash })
        .where(eq(subscriberImports.id, id))
        .run();
      recordAudit(tx, {
        at: now,
        actor,
        verb: "subscriber-imports.receive",
        subject: `subscriber-import:${id}`,
        detail: { rowCount },
      });
    });
    return id;
  } catch (error) {
    write((tx) => tx.delete(subscriberImports).where(eq(subscriberImports.id, id)).run());
    throw error;
  }
}

async function keepRows(
  id: string,
  rows: AsyncIterable<FileRow>,
): Promise<{ rowCount: number; rowsHash: string }> {
  let rowCount = 0;
  let rowsHash = "";
  let piece: FileRow[] = [];
  const keep = () => {
    const position = rowCount;
    rowCount += piece.length;
    rowsHash = lookupHash(JSON.stringify([rowsHash, ...piece.map(({ cells }) => cells)]));
    write((tx) => {
      storePiece(tx, id, position, piece);
      tx.update(subscriberImports).set({ rowCount }).where(eq(subscriberImports.id, id)).run();
    });
    piece = [];
  };
  for await (const row of rows) {
    piece.push(row);
    if (piece.length < pieceRows) continue;
    keep();
    // A chunk of the file holds many pieces: other requests are answered in between.
    await nextTurn();
  }
  if (piece.length > 0) keep();
  return { rowCount, rowsHash };
}
