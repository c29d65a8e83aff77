import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";

// A process that dies sooner than this after its start is replaced only after the same wait, so that a fault at start
// does not spin.
const soonMs = 2000;

/**
 * Runs `count` processes of a script and replaces each that dies; stops them all on SIGTERM or SIGINT. Settles when the
 * first ones all said, by a message, that they listen. Rejects when something else listens on the port.
 */
export async function superviseProcesses(
  script: string,
  count: number,
  address: { host: string; port: number },
): Promise<void> {
  await requireFreePort(address);
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
      console.warn(`Server process ${child.pid} ended (${signal ?? code}) and is replaced.`);
      const wait = Date.now() - startedAt < soonMs ? soonMs : 0;
      setTimeout(() => isStopping || start(), wait);
    });
    child.once("message", () => console.info(`Server process ${child.pid} listens.`));
    return child;
  }

  const first = Array.from({ length: count }, start);
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.on(signal, () => {
      isStopping = true;
      for (const child of children) child.kill("SIGTERM");
      if (children.size === 0) process.exit(0);
    });
  }
  await Promise.all(first.map((child) => new Promise((resolve) => child.once("message", resolve))));
}

// Processes that share a port would share it with a stranger's as well, and neither would notice.
async function requireFreePort(address: { host: string; port: number }): Promise<void> {
  const probe = createServer().listen(address);
  await once(probe, "listening");
  probe.close();
  await once(probe, "close");
}
