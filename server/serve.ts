import { createServer, type Server } from "node:http";
import { join } from "node:path";
import createNext from "next";
import { closeDatabase } from "#db/client.ts";
import type { Settings } from "#domain/site/settings.ts";
import { startWorker } from "#jobs/worker.ts";
import { application } from "./application.ts";
import type { NextHandler } from "./render.ts";
import { staticFiles } from "./static-files.ts";

const root = join(import.meta.dirname, "..");

/** Serves the built site until SIGTERM or SIGINT; answers what is in flight before it ends. */
export async function serve(settings: Settings, { isDev }: { isDev: boolean }): Promise<void> {
  const server = createServer({ maxHeaderSize: 16 * 1024, headersTimeout: 20_000, requestTimeout: 60_000 });
  const next = createNext({
    dev: isDev,
    dir: root,
    hostname: settings.host,
    port: settings.port,
    httpServer: server,
  });
  await next.prepare();
  const findStaticFile = isDev ? async () => undefined : await staticFiles(root);
  const listener = application({
    next: next.getRequestHandler() as NextHandler,
    findStaticFile,
    settings,
    isDev,
  });
  server.on("request", listener);
  await listen(server, settings);
  const stopWorker = startWorker();
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.once(signal, () => void stop(server, stopWorker));
  }
}

// With several processes the kernel shares the port's connections among them: no parent stands between.
function listen(server: Server, { host, port, processes }: Settings): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen({ port, host, reusePort: processes > 1 }, resolve);
  });
}

async function stop(server: Server, stopWorker: () => Promise<void>): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeIdleConnections();
  await Promise.race([
    Promise.all([closed, stopWorker()]),
    new Promise((resolve) => setTimeout(resolve, 10_000)),
  ]);
  closeDatabase();
  process.exit(0);
}
