import { execFileSync } from "node:child_process";
import { join } from "node:path";

/** Journeys run on the production build: made once, before any worker starts a server. */
export default function buildOnce(): void {
  execFileSync(process.execPath, [join(import.meta.dirname, "..", "bin", "build.ts")], { stdio: "inherit" });
}
