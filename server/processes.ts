import { type ChildProcess, fork } from "node:child_process";

// A process that dies sooner than this after its start is replaced only after the same wait, so that a fault at start
// does not spin.
const soonMs = 2000;

/**
 * Runs `count` processes of a script and replaces each that dies; stops them all on SIGTERM or SIGINT. Settles when the
 * first ones all said, by a message, that they listen.
 */
export async function superviseProcesses(script: string, count: number): Promise<void> {
  const children = new Set<ChildProcess>();
  let isStopping = false;

  function start(): ChildProcess {
    const startedAt = Date.now();
    const child = fork(script, ["--child"], { stdio: "inherit" });
    children.add(child);
    child.once("exit", (code, signal) => {
      children.delete(child);
      if (isStopping) {
        if (children.size === 0) process.exit(0);
        return;
      }
      console.warn(`A server process ended (${signal ?? code}) and is replaced.`);
      setTimeout(start, Date.now() - startedAt < soonMs ? soonMs : 0);
    });
    return child;
  }

  const first = Array.from({ length: count }, start);
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.once(signal, () => {
      isStopping = true;
      for (const child of children) child.kill("SIGTERM");
      if (children.size === 0) process.exit(0);
    });
  }
  await Promise.all(first.map((child) => new Promise((resolve) => child.once("message", resolve))));
}
