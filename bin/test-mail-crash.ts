import { spawnSync } from "node:child_process";
import { join } from "node:path";

// The long form of e2e/mail-crash.test.ts: 5,000 subscribers, and the server killed at 50 random moments.

const root = join(import.meta.dirname, "..");
const env = { MAIL_CRASH_READERS: "5000", MAIL_CRASH_KILLS: "50", ...process.env };
const script = join(root, "node_modules", "@playwright", "test", "cli.js");
const { status } = spawnSync(process.execPath, [script, "test", "e2e/mail-crash.test.ts"], {
  cwd: root,
  stdio: "inherit",
  env,
});
process.exit(status ?? 1);
