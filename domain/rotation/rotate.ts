import { setTimeout as sleep } from "node:timers/promises";
import { db, write } from "#db/client.ts";
import { recordAudit } from "../audit/record.ts";
import { openSealed, seal, sealedBy } from "../keys/seal.ts";
import { isPresentKeyGiven, listKeyIds, noticeMs, replacePresentKey } from "../keys/sealing-keys.ts";
import { listKeyUses } from "./list.ts";
import { type SealedColumn, sealedColumns } from "./sealed-columns.ts";

// Small, so that a running site's own writes wait for a few milliseconds only.
const pieceRows = 200;

type Row = { rowid: number; sealed: Buffer } & Record<string, never>;

/**
 * Seals every value of the database anew with the present key, in small transactions, while the site runs. First makes a
 * new present key, unless an earlier rotation did not come to its end or the key comes from the settings. Gives the
 * present key's id and how many values were sealed anew. `tell` hears the count as it grows.
 */
export async function rotateKeys(
  now: number,
  tell: (values: number) => void = () => {},
): Promise<{ keyId: string; values: number }> {
  const isUnfinished = listKeyUses().some(({ isPresent, values }) => !isPresent && values > 0);
  if (!isUnfinished && !isPresentKeyGiven()) {
    replacePresentKey();
    // By then every process seals with the new key.
    await sleep(2 * noticeMs);
  }
  const keyId = listKeyIds()[0]!;
  let values = 0;
  for (const column of sealedColumns) {
    let after = 0;
    while (true) {
      const { last, changed } = resealPiece(column, after, keyId);
      if (last === undefined) break;
      after = last;
      values += changed;
      tell(values);
      await sleep(changed > 0 ? 5 : 0);
    }
  }
  write((tx) =>
    recordAudit(tx, {
      at: now,
      actor: "command-line",
      verb: "keys.rotate",
      subject: `key:${keyId}`,
      detail: { values },
    }),
  );
  return { keyId, values };
}

function resealPiece(
  { table, column, names, context }: SealedColumn,
  after: number,
  keyId: string,
): { last: number | undefined; changed: number } {
  const { $client } = db();
  const select = $client.prepare(
    `select rowid, ${names.join(", ")}, ${column} as sealed from ${table}
     where rowid > ? and ${column} is not null order by rowid limit ${pieceRows}`,
  );
  const update = $client.prepare(`update ${table} set ${column} = ? where rowid = ?`);
  return write(() => {
    const rows = select.all(after) as Row[];
    const old = rows.filter(({ sealed }) => sealedBy(sealed) !== keyId);
    for (const row of old) {
      const of = context(...names.map((name) => row[name] as never));
      update.run(seal(openSealed(row.sealed, of), of), row.rowid);
    }
    return { last: rows.at(-1)?.rowid, changed: old.length };
  });
}
