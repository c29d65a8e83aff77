import { write } from "#db/client.ts";
import { recordAudit } from "../audit/record.ts";
import { deleteOldKey } from "../keys/sealing-keys.ts";
import { listKeyUses } from "./list.ts";

/** Deletes the files of old keys that seal nothing in the database any more; gives their ids. Older backups need them. */
export function dropOldKeys(now: number): string[] {
  return write((tx) => {
    const dropped = listKeyUses()
      .filter(({ isPresent, values }) => !isPresent && values === 0)
      .map(({ id }) => id)
      .filter(deleteOldKey);
    if (dropped.length > 0) {
      recordAudit(tx, { at: now, actor: "command-line", verb: "keys.drop", detail: { dropped } });
    }
    return dropped;
  });
}
