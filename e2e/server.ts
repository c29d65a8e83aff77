import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");

export type RunningServer = {
  url: string;
  dataDir: string;
  /** All that the process printed so far. */
  output(): string;
  /** What it wrote to its error output so far. */
  complaints(): string;
  /** Resolves with the first match in what it prints; rejects when it ends without it. */
  said(pattern: RegExp): Promise<RegExpExecArray>;
  /** The one-time link to the first account, once it is printed. */
  setupLink(): Promise<string>;
  /** Asks the process to end and gives its exit code. */
  stop(): Promise<number | null>;
  /** Ends the process at once, as a power cut would. */
  kill(): Promise<void>;
};

type Command = [program: string, ...args: string[]];

const byNode: Command = [process.execPath, join(root, "bin", "start.ts")];
export const byNpm: Command = ["npm", "start"];

/** Starts the production server as `npm start` does, on a free port, and waits until it says that it listens. */
export async function startServer(
  dataDir: string,
  settings: Record<string, string> = {},
  command = byNode,
): Promise<RunningServer> {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const child = spawnStart({ DATA_DIR: dataDir, PORT: String(port), SITE_URL: url, ...settings }, command);
  const { out, err, said } = listenTo(child);
  await said(/Apadana listens on/);
  return {
    url,
    dataDir,
    output: out,
    complaints: err,
    said,
    setupLink: async () => (await said(/http\S+\/admin\/setup\/\S+/))[0],
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
      child.kill("SIGTERM");
      const [code] = await once(child, "exit");
      return code;
    },
    async kill() {
      child.kill("SIGKILL");
      await once(child, "exit");
    },
  };
}

/** Runs the start command until it ends by itself. */
export async function startInVain(
  settings: Record<string, string>,
): Promise<{ code: number | null; out: string; err: string }> {
  const child = spawnStart(settings);
  const { out, err } = listenTo(child);
  const [code] = await once(child, "close");
  return { code, out: out(), err: err() };
}

function spawnStart(settings: Record<string, string>, [program, ...args] = byNode): ChildProcess {
  const { PATH, HOME, TMPDIR } = process.env;
  return spawn(program, args, {
    cwd: root,
    env: { NODE_ENV: "production", PATH, HOME, TMPDIR, ...settings },
    stdio: ["ignore", "pipe", "pipe"],
  });
}

function listenTo(child: ChildProcess) {
  let out = "";
  let err = "";
  const waiting = new Set<() => void>();
  const wake = () => {
    for (const each of waiting) each();
  };
  child.stdout?.setEncoding("utf8").on("data", (text) => {
    out += text;
    wake();
  });
  child.stderr?.setEncoding("utf8").on("data", (text) => {
    err += text;
  });
  child.once("close", wake);
  return {
    out: () => out,
    err: () => err,
    /** Resolves with the first match in what it prints; rejects when the process ends without it. */
    said: (pattern: RegExp) =>
      new Promise<RegExpExecArray>((resolve, reject) => {
        const check = () => {
          const match = pattern.exec(out);
          const hasEnded = child.stdout?.closed === true;
          if (!match && !hasEnded) return;
          waiting.delete(check);
          if (match) resolve(match);
          else
            reject(
              new Error(`the server ended with ${child.exitCode} before it said ${pattern}:\n${out}\n${err}`),
            );
        };
        waiting.add(check);
        check();
      }),
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}
