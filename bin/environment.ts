import { accessSync, constants, existsSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { BadSetting, type Settings, settingNames, settings } from "#domain/site/settings.ts";

/** Reads .env and the environment, or ends the process with one line that names the wrong setting. */
export function readEnvironment(): Settings {
  const file = join(import.meta.dirname, "..", ".env");
  if (existsSync(file)) process.loadEnvFile(file);
  try {
    readSettingsFromFiles(process.env);
    const read = settings();
    requireDataDir(read.dataDir);
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

// Looked at and not made: a command that only reads shall leave nothing where a name was mistyped.
function requireDataDir(folder: string): void {
  let nearest = folder;
  while (!existsSync(nearest)) nearest = dirname(nearest);
  try {
    if (!statSync(nearest).isDirectory()) throw new Error("no folder");
    accessSync(nearest, constants.W_OK);
  } catch {
    throw new BadSetting(`Setting DATA_DIR: ${nearest} is no folder that can be written to.`);
  }
}
