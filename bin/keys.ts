import { parseArgs } from "node:util";
import { dropOldKeys } from "#domain/rotation/drop.ts";
import { listKeyUses } from "#domain/rotation/list.ts";
import { rotateKeys } from "#domain/rotation/rotate.ts";
import { Misused, runCommand } from "./command.ts";
import { readEnvironment } from "./environment.ts";
import { openPresentDatabase } from "./present-database.ts";

const usage = `usage:
  npm run keys -- list       (the keys by their ids, and how many values each seals)
  npm run keys -- rotate     (seals everything anew with a new key; goes on where it was interrupted; the site may run)
  npm run keys -- drop       (deletes old keys that seal nothing any more; older backups need them)`;

await runCommand(usage, async () => {
  const [verb, ...rest] = parseArgs({ allowPositionals: true }).positionals;
  if (rest.length > 0 || (verb !== "list" && verb !== "rotate" && verb !== "drop")) throw new Misused();
  readEnvironment();
  openPresentDatabase();
  if (verb === "list") printKeys();
  else if (verb === "rotate") await rotate();
  else console.info(`Deleted: ${dropOldKeys(Date.now()).join(", ") || "nothing"}.`);
});

function printKeys(): void {
  for (const { id, isPresent, isHere, values } of listKeyUses()) {
    const old = isHere ? "old" : "MISSING";
    console.info([id, isPresent ? "present" : old, `seals ${values} values`].join("  "));
  }
}

async function rotate(): Promise<void> {
  let told = 0;
  const { keyId, values } = await rotateKeys(Date.now(), (count) => {
    if (count < told + 10_000) return;
    told = count;
    console.info(`${count} values so far`);
  });
  console.info(`Sealed ${values} values anew; the present key is ${keyId}.`);
  console.info("The old keys stay for older backups; npm run keys -- drop deletes them.");
}
