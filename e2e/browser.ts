import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium, type LaunchOptions } from "@playwright/test";

// The journeys need a Chromium; machines have it in different places or not at all. The first that runs is taken.

const args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"];

/** How to launch a Chromium on this machine; installs one where there is none. Throws when nothing works. */
export async function findBrowser(): Promise<LaunchOptions> {
  const given = process.env.CHROME_PATH;
  if (given) {
    if (!runs(given)) throw new Error(`CHROME_PATH: ${given} is no Chromium that runs here.`);
    return { executablePath: given, args };
  }
  const known = [chromium.executablePath(), ...installedBrowsers()].find((path) => runs(path));
  if (known) return { executablePath: known, args };
  return (await packagedBrowser()) ?? downloadedBrowser();
}

function installedBrowsers(): string[] {
  const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
  const folders = (process.env.PATH ?? "").split(delimiter).filter(Boolean);
  return [
    ...names.flatMap((name) => folders.map((folder) => join(folder, name))),
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  ];
}

// The npm package carries the shared libraries of a bare machine too, when it takes itself to be on a function host.
async function packagedBrowser(): Promise<LaunchOptions | undefined> {
  const before = { ...process.env };
  process.env.AWS_LAMBDA_JS_RUNTIME ??= "nodejs24.x";
  try {
    const { default: packaged } = await import("@sparticuz/chromium");
    packaged.setGraphicsMode = false;
    const executablePath = await packaged.executablePath();
    const env = { ...process.env };
    return runs(executablePath, env) ? { executablePath, args, env: definedOf(env) } : undefined;
  } finally {
    // Its library path is the browser's alone: the servers under test keep the machine's own.
    process.env = before;
  }
}

function downloadedBrowser(): LaunchOptions {
  const cli = join(import.meta.dirname, "..", "node_modules", "@playwright", "test", "cli.js");
  try {
    execFileSync(process.execPath, [cli, "install", "chromium"], { stdio: "inherit" });
  } catch {
    // What it printed says why; the message below says what to do.
  }
  const executablePath = chromium.executablePath();
  if (runs(executablePath)) return { executablePath, args };
  throw new Error("No Chromium for the journeys: install Chromium or Chrome, or name one in CHROME_PATH.");
}

function runs(path: string, env: NodeJS.ProcessEnv = process.env): boolean {
  if (!existsSync(path)) return false;
  try {
    return /chrom/i.test(
      execFileSync(path, ["--version"], {
        env,
        encoding: "utf8",
        timeout: 20_000,
        stdio: ["ignore", "pipe", "ignore"],
      }),
    );
  } catch {
    return false;
  }
}

function definedOf(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
