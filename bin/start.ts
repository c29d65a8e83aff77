import { readEnvironment } from "./environment.ts";
import { plainWords } from "./plain-words.ts";

beginWithSmallHeaps();
const settings = readEnvironment();
const isDev = process.argv.includes("--dev");
// One of several processes that the first one started: it has built, migrated and seeded already.
const isChild = process.argv.includes("--child");
process.env.NEXT_TELEMETRY_DISABLED = "1";
Object.assign(process.env, { NODE_ENV: isDev ? "development" : "production" });

try {
  if (!isChild) await prepare();
  if (settings.processes > 1 && !isChild && !isDev) {
    const { superviseProcesses } = await import("#server/processes.ts");
    await superviseProcesses(import.meta.filename, settings.processes, settings);
  } else {
    const { outliveLogReader, scrubErrorOutput } = await import("#server/scrubbed-log.ts");
    outliveLogReader();
    scrubErrorOutput();
    const { serve } = await import("#server/serve.ts");
    await serve(settings, { isDev });
    process.send?.("listening");
  }
  if (!isChild) await announce();
} catch (error) {
  // Said and ended here: Next's own handler of uncaught errors would let the process end as if all were well.
  console.error(whyNotListening(error as NodeJS.ErrnoException) ?? plainWords(error) ?? error);
  process.exit(1);
}

async function prepare(): Promise<void> {
  if (!isDev) await (await import("./build.ts")).buildWhenStale();
  const { migrateDatabase } = await import("#db/migrate.ts");
  const { seedWhenEmpty } = await import("#fixtures/seed.ts");
  const { isUnfounded } = await import("#domain/site/found.ts");
  const { beginAuditChain } = await import("#domain/audit/chain.ts");
  const { makeKeys } = await import("#domain/keys/make-keys.ts");
  migrateDatabase();
  makeKeys();
  beginAuditChain();
  if (!isUnfounded()) return;
  const { prepareSamplePictures } = await import("#fixtures/sample-pictures.ts");
  const pictures = settings.seed === "sample" ? await prepareSamplePictures() : [];
  seedWhenEmpty(settings.seed, Date.now(), pictures);
}

async function announce(): Promise<void> {
  const { offerSetup } = await import("#domain/staff/setup.ts");
  console.info(`Apadana listens on http://${settings.host}:${settings.port} for ${settings.siteUrl}`);
  const token = offerSetup(Date.now());
  if (token)
    console.info(`No staff yet. Make the owner's account once, at ${settings.siteUrl}/admin/setup/${token}`);
}

function whyNotListening({ code, syscall }: NodeJS.ErrnoException): string | undefined {
  const address = `${settings.host}:${settings.port}`;
  if (code === "EADDRINUSE") return `Setting PORT: another process listens on ${address}.`;
  if (code === "EACCES" && syscall === "listen")
    return `Setting PORT: this user may not listen on ${address}.`;
  if (syscall !== "listen" && syscall !== "getaddrinfo") return undefined;
  return `Setting HOST: this machine cannot listen on ${address} (${code}).`;
}

// glibc keeps what was freed: a heap for each thread that allocates, and within a heap whatever lies below something in use.
// With two heaps in all, and what is larger than 4 MB mapped by itself, a busy process holds far less. Smaller pieces stay in
// the heaps: mapped anew each time, the memory in which a page is compressed cost twice what the page did (decision 19).
// It reads this at its start alone, so the process begins anew as the same process.
function beginWithSmallHeaps(): void {
  const large = String(4 * 1024 * 1024);
  const wanted = { MALLOC_ARENA_MAX: "2", MALLOC_MMAP_THRESHOLD_: large, MALLOC_TRIM_THRESHOLD_: large };
  const isSet = Object.keys(wanted).every((name) => process.env[name] !== undefined);
  if (process.platform !== "linux" || isSet || !process.execve) return;
  const command = [process.execPath, ...process.execArgv, ...process.argv.slice(1)];
  process.execve(process.execPath, command, { ...wanted, ...process.env });
}
