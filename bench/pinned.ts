import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

// Linux alone tells a process's time and memory in /proc, and pins it to a core.

/** The cores of the measured process and of what loads it. */
export const cores = { server: 0, load: 1, both: "0,1" };

const packages: Record<string, string> = { nginx: "nginx", wrk: "wrk", taskset: "util-linux" };

/** Where the programs are that are not npm's. Throws with how to install what is missing. */
export function requirePrograms(): void {
  const path = `${process.env.PATH}:/usr/sbin:/usr/local/sbin`;
  process.env.PATH = path;
  const missing = Object.keys(packages).filter(
    (name) => spawnSync("which", [name], { env: process.env }).status !== 0,
  );
  if (missing.length === 0) return;
  const names = missing.map((name) => packages[name]).join(" ");
  throw new Error(`Missing: ${missing.join(", ")}. On Debian or Ubuntu: sudo apt-get install ${names}`);
}

/** Starts a program on one core, or on those of a list. */
export function spawnPinned(
  core: number | string,
  command: string[],
  { env = process.env, echo = false }: { env?: NodeJS.ProcessEnv; echo?: boolean } = {},
): ChildProcess {
  const stdio = ["ignore", "pipe", echo ? "inherit" : "pipe"] as const;
  return spawn("taskset", ["-c", String(core), ...command], { env, stdio: [...stdio] });
}

/** Runs a program to its end, on one core or on those of a list, and gives what it printed. Throws when it fails. */
export function runPinned(core: number | string, command: string[], env = process.env): Promise<string> {
  const child = spawnPinned(core, command, { env, echo: true });
  let printed = "";
  child.stdout?.setEncoding("utf8").on("data", (text: string) => {
    printed += text;
  });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => {
      if (code === 0) resolve(printed);
      else reject(new Error(`${command.join(" ")} ended with ${code}`));
    });
  });
}

/** The processor time that a process has used, in seconds. */
export function cpuSeconds(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
    .replace(/^.*\) /s, "")
    .split(" ");
  // User and system time in ticks, of which Linux reports a hundred a second (proc_pid_stat(5), fields 14 and 15).
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

/** The memory that a process holds, in megabytes (resident). */
export function residentMegabytes(pid: number): number {
  const [, kilobytes] = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
  return Number(kilobytes) / 1024;
}

/** Ends a process and waits until it is gone. */
export function end(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.once("close", () => resolve());
    child.kill("SIGTERM");
  });
}
