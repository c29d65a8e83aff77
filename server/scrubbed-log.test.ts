import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { test } from "node:test";

const log = JSON.stringify(join(import.meta.dirname, "scrubbed-log.ts"));

test("a process whose log nobody reads any more goes on with its work", async (t) => {
  const child = spawn(
    process.execPath,
    [
      "--input-type=module",
      "--eval",
      `import { outliveLogReader, scrubErrorOutput } from ${log};
       outliveLogReader();
       scrubErrorOutput();
       process.stdout.write("begun");
       process.stdin.on("data", () => {
         for (const stream of [process.stdout, process.stderr]) stream.write("nobody reads this");
       });
       process.stdin.on("end", () => process.exit(7));`,
    ],
    { stdio: "pipe" },
  );
  t.after(() => child.kill("SIGKILL"));
  const ended = once(child, "exit");
  await once(child.stdout, "data");
  child.stdout.destroy();
  child.stderr.destroy();
  child.stdin.write("now");
  child.stdin.on("error", () => {});
  await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 300))]);
  child.stdin.end();
  const [code] = await ended;
  assert.equal(code, 7);
});
