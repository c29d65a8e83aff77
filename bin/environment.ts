import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { BadSetting, type Settings, settingNames, settings } from "#domain/site/settings.ts";

/** Reads .env and the environment, or ends the process with one line that names the wrong setting. */
export function readEnvironment(): Settings {
  const file = join(import.meta.dirname, "..", ".env");
  if (existsSync(file)) process.loadEnvFile(file);
  try {
    readSettingsFromFiles(process.env);
    const read = settings();
    process.env.DATA_DIR = read.dataDir;
    return read;
  } catch (error) {
    if (!(error instanceof BadSetting)) throw error;
    console.error(error.message);
    process.exit(1);
  }
}

/** Takes each setting NAME that is not given from the file that NAME_FILE names. Throws BadSetting. */
export function readSettingsFromFiles(env: NodeJS.ProcessEnv): void {
  for (const name of settingNames) {
    const file = env[`${name}_FILE`];
    if (!file) continue;
    if (env[name]) throw new BadSetting(`Setting ${name}_FILE: ${name} is given as well; take one of them.`);
    try {
      env[name] = readFileSync(file, "utf8").trim();
    } catch {
      throw new BadSetting(`Setting ${name}_FILE: ${file} cannot be read.`);
    }
  }
}
