import { once } from "node:events";
import { createServer, type Server, type ServerResponse } from "node:http";
import { join } from "node:path";
import createNext from "next";
import { closeDatabase } from "#db/client.ts";
import type { Settings } from "#domain/site/settings.ts";
import { startWorker } from "#jobs/worker.ts";
import { application } from "./application.ts";
import { editorScripts } from "./editor-scripts.ts";
import { type FastLane, openFastLane } from "./fast-lane.ts";
import type { NextHandler } from "./render.ts";
import { securityHeaders } from "./security-headers.ts";
import { sitePages } from "./site-pages.ts";
import { staticFiles } from "./static-files.ts";
import { answerUnreadable } from "./unreadable.ts";

const root = join(import.meta.dirname, "..");

/** Serves the built site until SIGTERM or SIGINT; answers what is in flight before it ends. */
export async function serve(settings: Settings, { isDev }: { isDev: boolean }): Promise<void> {
  const server = createHttpServer({ mayUpgrade: isDev });
  // After an action that redirects, Next asks the site for the next page: it shall ask us, not the address outside.
  process.env.__NEXT_PRIVATE_ORIGIN = `http://${localName(settings.host)}:${settings.port}`;
  const next = createNext({
    dev: isDev,
    dir: root,
    hostname: settings.host,
    port: settings.port,
    httpServer: server,
  });
  await next.prepare();
  const findStaticFile = isDev ? async () => undefined : await staticFiles(root);
  const { listener, ready } = application({
    next: next.getRequestHandler() as NextHandler,
    // While developing, Next builds a page when it is asked for.
    renderSitePage: isDev ? async () => undefined : sitePages(root),
    findStaticFile,
    scriptsAhead: isDev ? () => undefined : editorScripts(root),
    settings,
    isDev,
  });
  const inFlight = new Set<ServerResponse>();
  server.on("request", (_req, res) => {
    inFlight.add(res);
    res.once("close", () => inFlight.delete(res));
  });
  server.on("request", listener);
  answerUnreadable(server, securityHeaders({ isHttps: settings.siteUrl.startsWith("https:") }));
  const lane = openFastLane(server, ready);
  await listen(server, settings);
  const stopWorker = startWorker();
  let isStopping = false;
  const stopOnce = () => {
    if (isStopping) return;
    isStopping = true;
    void stop(server, lane, inFlight, stopWorker);
  };
  // "disconnect": the process that watches over this one is gone, and would not hear that it ended. A signal often comes twice, to
  // the whole group and by way of npm or of that process: the second must not cut short what the first has begun.
  for (const event of ["SIGTERM", "SIGINT", "disconnect"]) process.on(event, stopOnce);
}

/**
 * A server with bounds: headers of 16 kB (else 431), all of them within `patienceMs` and the whole request within
 * thirty times that (else 408; hurry.ts bounds all but uploads closer). A connection that only waits costs a socket and nothing else.
 */
export function createHttpServer({ patienceMs = 20_000, mayUpgrade = false } = {}): Server {
  const server = createServer({
    // The door says so under our own headers.
    requireHostHeader: false,
    // No protocol but HTTP is spoken here; while developing, Next tells the page of changes by a WebSocket.
    shouldUpgradeCallback: () => mayUpgrade,
    maxHeaderSize: 16 * 1024,
    headersTimeout: patienceMs,
    requestTimeout: 30 * patienceMs,
    connectionsCheckingInterval: patienceMs / 4,
    keepAliveTimeout: 10_000,
  });
  // Node would refuse what somebody expects, without our headers; it may as well be answered (RFC 9110, section 10.1.1).
  return server.on("checkExpectation", (req, res) => server.emit("request", req, res));
}

function localName(host: string): string {
  if (host === "0.0.0.0") return "127.0.0.1";
  if (host === "::") return "[::1]";
  return host.includes(":") ? `[${host}]` : host;
}

// With several processes the kernel shares the port's connections among them: no parent stands between.
function listen(server: Server, { host, port, processes }: Settings): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen({ port, host, reusePort: processes > 1 }, resolve);
  });
}

async function stop(
  server: Server,
  lane: FastLane,
  inFlight: Set<ServerResponse>,
  stopWorker: () => Promise<void>,
): Promise<void> {
  server.close();
  const answered = Promise.all([...inFlight].map((res) => once(res, "close")));
  await Promise.race([
    Promise.all([answered, lane.close(), stopWorker()]),
    new Promise((resolve) => setTimeout(resolve, 10_000)),
  ]);
  // Connections that browsers hold open without asking anything would keep the process alive.
  server.closeAllConnections();
  closeDatabase();
  process.exit(0);
}
