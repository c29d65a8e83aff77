import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { test } from "node:test";
import { dataDir } from "#db/client.ts";
import { useTestDatabase } from "#fixtures/test-database.ts";

useTestDatabase({ seed: "unfounded" });

test("accounts can be made, given another password and disabled before the site has started once", () => {
  const staff = (input: string, ...args: string[]) => {
    const { status, stderr } = spawnSync(process.execPath, [join(import.meta.dirname, "staff.ts"), ...args], {
      input,
      env: { ...process.env, DATA_DIR: dataDir() },
      encoding: "utf8",
    });
    assert.deepEqual([status, stderr], [0, ""], args.join(" "));
  };
  for (const name of ["first", "second"]) {
    staff("willow-tram-38-quarry", "add", `${name}@news.example`, "--name", name, "--role", "owner");
  }
  staff("estuary-51-loom-levy", "reset", "first@news.example", "--factors");
  staff("", "disable", "second@news.example");
});
