import { spawnSync } from "node:child_process";
import { existsSync, globSync, readFileSync, rmSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { run } from "node:test";
import { spec } from "node:test/reporters";
import { minute } from "#domain/durations.ts";
import { buildWhenStale } from "./build.ts";
import { lockfileProblems } from "./lockfile.ts";

// The one list of checks, for people and for CI. The first step that fails ends it.

type Tally = { passed: number; failed: number; flaky?: number };

const root = join(import.meta.dirname, "..");
const closing: string[] = [];

step("lockfile", checkLockfile);
step("format and lint", () => runTool("@biomejs/biome/bin/biome", ["ci", "--error-on-warnings", "."]));
step("types", () => {
  runTool("next/dist/bin/next", ["typegen"]);
  // Without its memory of the last run, which misses that route types changed.
  runTool("typescript/bin/tsc", ["--noEmit", "--incremental", "false", "-p", "."]);
});
announce("unit");
count("unit", await runUnitTests());
announce("build");
await buildWhenStale();
announce("e2e");
count("e2e", runJourneys());
finish(0);

function step(name: string, work: () => void): void {
  announce(name);
  work();
}

function announce(name: string): void {
  console.info(`\n== ${name}`);
}

function checkLockfile(): void {
  const read = (name: string) => JSON.parse(readFileSync(join(root, name), "utf8"));
  const problems = lockfileProblems(read("package-lock.json"), read("package.json"));
  for (const problem of problems) console.error(problem);
  if (problems.length > 0) finish(1);
}

function runTool(script: string, args: string[]): void {
  const status = runNode([join(root, "node_modules", script), ...args]);
  if (status !== 0) finish(status);
}

function runNode(args: string[]): number {
  const env = { ...process.env, NEXT_TELEMETRY_DISABLED: "1" };
  return (
    spawnSync(process.execPath, args, { cwd: root, stdio: ["ignore", "inherit", "inherit"], env }).status ?? 1
  );
}

async function runUnitTests(): Promise<Tally> {
  const files = globSync("**/*.test.ts", { cwd: root, exclude: ["**/node_modules", ".next", "e2e"] });
  const tally = { passed: 0, failed: 0 };
  const events = run({
    files: files.map((file) => join(root, file)),
    concurrency: availableParallelism(),
    // A test that waits in vain fails; without the second word what it left open would still keep its file from ending.
    execArgv: [`--test-timeout=${5 * minute}`, "--test-force-exit"],
  });
  events.on("test:summary", ({ file, counts }) => {
    if (file !== undefined) return;
    tally.passed = counts.passed;
    tally.failed = counts.tests - counts.passed - counts.skipped - counts.todo;
  });
  for await (const text of events.compose(spec())) process.stdout.write(text);
  return tally;
}

function runJourneys(): Tally {
  const report = join(root, "test-results", "e2e.json");
  rmSync(report, { force: true });
  const status = runNode([join(root, "node_modules", "@playwright/test/cli.js"), "test"]);
  if (!existsSync(report)) finish(status || 1);
  const { stats, errors } = JSON.parse(readFileSync(report, "utf8"));
  return { passed: stats.expected, failed: stats.unexpected + errors.length, flaky: stats.flaky };
}

// A runner that ran nothing has proved nothing: that counts as a failure.
function count(name: string, { passed, failed, flaky = 0 }: Tally): void {
  closing.push(`${name}: ${passed} passed, ${failed} failed${flaky > 0 ? `, ${flaky} flaky` : ""}`);
  if (failed > 0 || passed === 0) finish(1);
}

function finish(code: number): never {
  if (closing.length > 0) console.info(`\n${closing.join("\n")}`);
  process.exit(code);
}
