import { readFileSync } from "node:fs";
import { join } from "node:path";
import { cores, end, runPinned, spawnPinned } from "./pinned.ts";

const root = join(import.meta.dirname, "..");

export type Site = { url: string; pid: number; startMs: number; stop: () => Promise<void> };

function environment(dataDir: string, extra: Record<string, string> = {}): NodeJS.ProcessEnv {
  return { ...process.env, DATA_DIR: dataDir, NODE_ENV: "production", ...extra };
}

type Options = { processes?: number; settings?: Record<string, string>; core?: number | string };

/**
 * Starts the built site, on its core unless another is named; `startMs` is the time from the start to the first answered home
 * page.
 */
export async function startSite(
  dataDir: string,
  port: number,
  { processes = 1, settings = {}, core = cores.server }: Options = {},
): Promise<Site> {
  const url = `http://127.0.0.1:${port}`;
  const started = performance.now();
  // As `npm start` does, without npm between.
  const command = [process.execPath, ...flagsOf("start"), join(root, "bin", "start.ts")];
  const child = spawnPinned(core, command, {
    env: environment(dataDir, {
      PORT: String(port),
      SITE_URL: url,
      PROCESSES: String(processes),
      SEED: "none",
      ...settings,
    }),
    echo: true,
  });
  child.stdout?.resume();
  await answer(`${url}/en`, () => child.exitCode !== null);
  return {
    url,
    pid: child.pid ?? 0,
    startMs: performance.now() - started,
    stop: () => end(child),
  };
}

/** Runs the project's own import of a file; gives the seconds that the whole command took. */
export async function importCorpus(dataDir: string, file: string): Promise<number> {
  const started = performance.now();
  const command = [process.execPath, ...flagsOf("import"), join(root, "bin", "import.ts"), "ndjson", file];
  await runPinned(cores.both, command, environment(dataDir));
  return (performance.now() - started) / 1000;
}

// What package.json gives Node before the script's name.
function flagsOf(script: "start" | "import"): string[] {
  const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const words: string[] = scripts[script].split(" ");
  return words.slice(words.indexOf("node") + 1, -1).map((word) => word.replace(/^\.\//, `${root}/`));
}

async function answer(url: string, isGone: () => boolean): Promise<void> {
  while (!isGone()) {
    try {
      const response = await fetch(url);
      await response.arrayBuffer();
      if (response.ok) return;
    } catch {
      // Not listening yet.
    }
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error("the site did not start");
}
