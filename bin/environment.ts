import { existsSync } from "node:fs";
import { join } from "node:path";
import { BadSetting, type Settings, settings } from "#domain/site/settings.ts";

/** Reads .env and the environment, or ends the process with one line that names the wrong setting. */
export function readEnvironment(): Settings {
  const file = join(import.meta.dirname, "..", ".env");
  if (existsSync(file)) process.loadEnvFile(file);
  try {
    const read = settings();
    process.env.DATA_DIR = read.dataDir;
    return read;
  } catch (error) {
    if (!(error instanceof BadSetting)) throw error;
    console.error(error.message);
    process.exit(1);
  }
}
