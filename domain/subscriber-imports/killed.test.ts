import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { Readable } from "node:stream";
import { after, test } from "node:test";
import { useTestDatabase } from "#fixtures/test-database.ts";
import { enrolReaders } from "#fixtures/test-readers.ts";
import { enlist } from "#fixtures/test-staff.ts";
import { until } from "#fixtures/until.ts";
import type { Actor } from "../staff/permissions.ts";
import { countSubscribers } from "../subscribers/count.ts";
import { checkImport, runImport } from "./decide.ts";
import { findImport, listProblems } from "./find.ts";
import { receiveImport } from "./receive.ts";

useTestDatabase();

const plan = {
  hasHeader: false,
  emailColumn: "0",
  langColumn: "",
  consentAtColumn: "",
  consentNoteColumn: "",
  defaultLang: "en",
  defaultNote: "The old list",
  asks: false,
};

test("an import goes on at each start after its process was killed: nobody twice, nobody left out, the report right", async () => {
  const owner = enlist("owner");
  enrolReaders(5, { langs: ["en"], at: Date.now() });
  const rows = Array.from({ length: 3000 }, (_, n) => {
    if (n % 100 === 7) return `no address ${n}`;
    if (n % 100 === 9) return `new-${n - 1}@example.org`;
    return n < 5 ? `reader-${n + 1}@example.org` : `new-${n}@example.org`;
  });
  const id = await receiveImport(owner, Readable.from([Buffer.from(rows.join("\n"))]), Date.now());
  checkImport(owner, id, plan, Date.now());
  await workUntil(owner, id, "checked", [1000]);
  const report = listProblems(owner, id, 1000);
  const promised = findImport(owner, id).added;
  assert.deepEqual([promised, report.length], [2935, 30 + 30 + 5]);
  runImport(owner, id, Date.now());
  await workUntil(owner, id, "done", [1, 1500]);
  assert.deepEqual(listProblems(owner, id, 1000), report);
  const { added, skipped } = findImport(owner, id);
  assert.deepEqual([added, skipped], [promised, report.length]);
  assert.equal(countSubscribers(owner).total.confirmed, 5 + promised);
});

// Kills what works once the import has come so far, and starts it again.
async function workUntil(owner: Actor, importId: string, state: string, kills: number[]): Promise<void> {
  for (const position of kills) {
    const killed = startWorking();
    await until(() => findImport(owner, importId).position >= position, 3);
    killed.kill("SIGKILL");
    await once(killed, "exit");
    assert.notEqual(findImport(owner, importId).state, state);
  }
  const last = startWorking();
  await until(() => findImport(owner, importId).state === state);
  last.kill("SIGKILL");
  await once(last, "exit");
}

// What a server does at its start and then once a second, without its pauses.
function startWorking(): ChildProcess {
  const script = `
    const { write } = await import("#db/client.ts");
    const { forgetSilent, startProcess } = await import("#domain/processes/heartbeat.ts");
    const { workOnImports } = await import("#domain/subscriber-imports/work.ts");
    const processId = startProcess(Date.now());
    write((tx) => forgetSilent(tx, Date.now()));
    for (;;) {
      await workOnImports({ processId }, Date.now());
      await new Promise((resolve) => setTimeout(resolve, 5));
    }`;
  const working = spawn(process.execPath, ["--input-type=module", "-e", script], {
    cwd: join(import.meta.dirname, "..", ".."),
    env: process.env,
    stdio: ["ignore", "ignore", "inherit"],
  });
  after(() => working.kill("SIGKILL"));
  return working;
}
