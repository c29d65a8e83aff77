import { readEnvironment } from "./environment.ts";

const settings = readEnvironment();
const isDev = process.argv.includes("--dev");
process.env.NEXT_TELEMETRY_DISABLED = "1";
(process.env as Record<string, string>).NODE_ENV = isDev ? "development" : "production";

if (!isDev) (await import("./build.ts")).buildWhenStale();
const { migrateDatabase } = await import("#db/migrate.ts");
const { seedWhenEmpty } = await import("#fixtures/seed.ts");
const { offerSetup } = await import("#domain/staff/setup.ts");
const { serve } = await import("#server/serve.ts");

migrateDatabase();
seedWhenEmpty(settings.seed, Date.now());
try {
  await serve(settings, { isDev });
} catch (error) {
  // Said and ended here: Next's own handler of uncaught errors would let the process end as if all were well.
  console.error((error as { code?: string }).code === "EADDRINUSE" ? portIsTaken() : error);
  process.exit(1);
}
console.info(`Apadana listens on http://${settings.host}:${settings.port} for ${settings.siteUrl}`);
const token = offerSetup(Date.now());
if (token)
  console.info(`No staff yet. Make the owner's account once, at ${settings.siteUrl}/admin/setup/${token}`);

function portIsTaken(): string {
  return `Setting PORT: another process listens on ${settings.host}:${settings.port}.`;
}
