import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import compression from "compression";
import { findMediaFile } from "#domain/media/open-file.ts";
import { turnToWrite } from "#domain/processes/turn.ts";
import { answering, type RequestContext } from "#domain/request.ts";
import { takeSearch } from "#domain/search/limit.ts";
import type { Settings } from "#domain/site/settings.ts";
import { sitemapVersion } from "#domain/sitemaps/version.ts";
import { findSocialCard } from "#domain/social-cards/find.ts";
import { deskPage, isPersonal, isReadable, originForm, pageKey } from "./addresses.ts";
import { acceptedEncoding } from "./compressed.ts";
import { clientAddress, inspect, isAdmin, namesOneHost, takesFiles } from "./door.ts";
import type { editorScripts } from "./editor-scripts.ts";
import { finalStatus, readStatus, secondsOf, tellStatus } from "./final-status.ts";
import { readForm } from "./form-body.ts";
import { formRoom } from "./form-room.ts";
import { hurry } from "./hurry.ts";
import { type Page, readerCache } from "./reader-cache.ts";
import { readerPages } from "./reader-pages.ts";
import { readyAnswers } from "./ready-answers.ts";
import { dropBody } from "./refused-body.ts";
import { captured, type NextHandler, renderPath } from "./render.ts";
import {
  fileHeaders,
  policyOfFiles,
  securityHeaders,
  setAdminPolicy,
  withFrames,
} from "./security-headers.ts";
import { send } from "./send.ts";
import { sendFile } from "./send-file.ts";
import type { sitePages } from "./site-pages.ts";
import type { StaticFile, staticFiles } from "./static-files.ts";
import { dropUnread } from "./unread-answer.ts";

type Parts = {
  next: NextHandler;
  /** Renders readers' pages faster than Next would, where it can. */
  renderSitePage: ReturnType<typeof sitePages>;
  findStaticFile: Awaited<ReturnType<typeof staticFiles>>;
  settings: Settings;
  isDev: boolean;
  /** What a page of the desk asks for ahead of itself, as a Link header. */
  scriptsAhead: ReturnType<typeof editorScripts>;
};

/** A request and its answer, and the path that is asked for. */
type Exchange = { req: IncomingMessage; res: ServerResponse; path: string };
type PageExchange = Exchange & { url: URL; context: RequestContext };

const immutable = "public, max-age=31536000, immutable";
const cacheBytes = 96 * 1024 * 1024;

// The page of a refusal or a failure, in each language: /{lang}/status/{code}. Nobody reaches it as itself.
const statusPath = /^\/[^/]+\/status(?:\/|$)/;
const searchPath = /^\/[^/]+\/search\?/;
// What the desk gives out that is no page: pictures and exports.
const isDeskFile =
  /^\/admin\/(?:media\/[^/]+\/original|subscribers\/(?:export\/file|imports\/[^/]+\/lines))$/;

/**
 * The listener of the HTTP process: static files, the reader cache, and Next behind them; and what it has ready to send. A form
 * waits `patienceMs` for a long transaction of another process, then it is asked to come back; it comes whole within three times that.
 */
export function application(
  { next, renderSitePage, findStaticFile, scriptsAhead, settings, isDev }: Parts,
  { patienceMs = 20_000 } = {},
) {
  const cache = readerCache(cacheBytes, sitemapVersion);
  const everyAnswer = securityHeaders({ isHttps: settings.siteUrl.startsWith("https:") });
  const compress = compression();
  const room = formRoom();
  const siteHost = new URL(settings.siteUrl).host;
  const sharedPage =
    settings.edgeSeconds > 0 ? `public, max-age=0, s-maxage=${settings.edgeSeconds}` : "public, no-cache";
  const ready = readyAnswers(cache, [...everyAnswer, ["Cache-Control", sharedPage]]);
  const pages = readerPages(
    cache,
    async (key) => (await renderSitePage(key)) ?? renderPath(next, key, siteHost),
  );

  function listener(req: IncomingMessage, res: ServerResponse): void {
    dropUnread(res);
    try {
      if (sendReady(req, res)) return;
    } catch (error) {
      return void fail(req, res, error);
    }
    const client = clientAddress(req, settings.trustProxy);
    answering(client, (context) => answer(req, res, context)).catch((error) => fail(req, res, error));
  }

  function sendReady(req: IncomingMessage, res: ServerResponse): boolean {
    if (req.method !== "GET" || req.headers["if-none-match"] !== undefined || !namesOneHost(req))
      return false;
    const answer = ready.find(req.url ?? "", acceptedEncoding(req.headers["accept-encoding"]?.toString()));
    if (!answer) return false;
    res.writeHead(200, answer.headers).end(answer.body);
    return true;
  }

  async function answer(req: IncomingMessage, res: ServerResponse, context: RequestContext): Promise<void> {
    for (const [name, value] of everyAnswer) res.setHeader(name, value);
    req.url = originForm(req.url ?? "");
    const url = req.url.startsWith("/") ? URL.parse(`http://site.invalid${req.url}`) : null;
    if (!url || !isReadable(url.pathname)) return sendStatus({ req, res, path: "/" }, 400);
    const path = url.pathname;
    const exchange = { req, res, path, url, context };
    const refusal = inspect(req, path, settings);
    if (refusal) return sendStatus(exchange, refusal);
    // What begins so is another site's name to some who read it, and an address of ours to nobody.
    if (path.startsWith("//")) return sendStatus(exchange, 404);
    if (req.method === "POST" && !takesFiles(path)) hurry(req, res, 3 * patienceMs);
    if (path === "/healthz") return sendText(exchange, "ok");
    if (isDev && path.startsWith("/_next/")) return next(req, res);
    const file = await findStaticFile(path);
    if (file) return sendStaticFile(exchange, file);
    if (req.method === "POST") return answerPost(exchange);
    if (isAdmin(path)) return sendDesk(exchange);
    if (path.startsWith("/media/")) return sendMedia(exchange);
    if (isNobodys(path)) return sendStatus(exchange, 404);
    if (path === "/") return sendFirstPage(exchange);
    return sendReaderPage(exchange);
  }

  function sendStaticFile({ req, res }: Exchange, file: StaticFile): void {
    for (const [name, value] of fileHeaders) res.setHeader(name, value);
    const cacheControl = file.isImmutable ? immutable : "public, max-age=86400";
    send(req, res, { ...file, status: 200, cacheControl });
  }

  async function answerPost(exchange: PageExchange): Promise<void> {
    const { req, res, path, context } = exchange;
    const isForm = !takesFiles(path);
    if (isForm && !room.admit(req, res)) return sendBusy(exchange);
    const form = isForm ? await readForm(req) : { req, isAction: false };
    // Of half a form there is nobody left to answer.
    if (!form) return req.complete ? sendStatus(exchange, 400) : undefined;
    context.awaitsAction = form.isAction;
    if (!(await turnToWrite(patienceMs))) return sendBusy(exchange);
    if (isAdmin(path)) return sendDesk({ ...exchange, req: form.req });
    if (path.startsWith("/media/") || isNobodys(path)) return sendStatus(exchange, 404);
    const rendered = await captured(next, form.req);
    const page = await pages.finish(path, { ...rendered, status: readStatus(rendered.status, context) });
    sendPage(exchange, { ...page, status: finalStatus(req, res, page.status, context) });
  }

  function sendDesk({ req, res, path, url, context }: PageExchange): void {
    const nonce = setAdminPolicy(req, res, { isDev });
    const ahead = req.headers.rsc === undefined ? scriptsAhead(path, nonce) : undefined;
    if (ahead) res.setHeader("Link", ahead);
    if (isDeskFile.test(path)) res.setHeader("Content-Security-Policy", policyOfFiles);
    else if (req.method !== "POST" || context.awaitsAction) context.page = deskPage(url);
    tellStatus(req, res, context);
    const answer = () => void next(req, res).catch((error) => fail(req, res, error));
    compress(req as never, res as never, answer);
  }

  // A file's address holds its version, so it is good for ever; an old version's leads to the present one.
  async function sendMedia({ req, res, path }: Exchange): Promise<void> {
    const found = findMediaFile(path) ?? (await findSocialCard(path));
    if (found && "moved" in found) {
      res.writeHead(302, { Location: found.moved, "Cache-Control": "public, max-age=60" }).end();
    } else {
      const etag = path.slice("/media/".length);
      if (!found || !(await sendFile(req, res, { ...found, etag, cacheControl: immutable })))
        return sendStatus({ req, res, path }, 404);
    }
  }

  // Which language "/" leads to is each reader's own, so that answer is not kept.
  async function sendFirstPage({ req, res }: Exchange): Promise<void> {
    const { status, headers } = await captured(next, req);
    res.setHeader("Vary", "Accept-Language");
    res.writeHead(status, { Location: String(headers.location), "Cache-Control": "no-cache" }).end();
  }

  async function sendReaderPage(exchange: PageExchange): Promise<void> {
    const { path, url, context } = exchange;
    const key = pageKey(url);
    // Counting is for quiet times: a search does not wait for another's transaction.
    if (searchPath.test(key) && url.searchParams.get("q") && !cache.held(key) && (await turnToWrite(0))) {
      const waitMs = takeSearch(context.address, Date.now());
      if (waitMs > 0) return sendTooMany(exchange, waitMs);
    }
    // While developing, a page changes with its source: nothing is kept.
    const isKept = !isDev && !isPersonal(path);
    const page = await pages.find({ path, key, isKept });
    if (isKept && page.status === 200 && page.isShared) ready.admit(page);
    sendPage(exchange, page);
  }

  function sendPage({ req, res, path }: Exchange, page: Page): void {
    const isError = page.status >= 400 && page.status !== 404;
    const isOwn = req.method === "POST" || isPersonal(path) || !page.isShared || isError;
    if (page.frames.length > 0) {
      res.removeHeader("Cross-Origin-Embedder-Policy");
      for (const [name, value] of withFrames(everyAnswer, page.frames)) res.setHeader(name, value);
    }
    const etag = page.status === 200 && !isOwn ? page.etag : undefined;
    send(req, res, { ...page, etag, cacheControl: isOwn ? "no-store" : sharedPage });
  }

  async function sendStatus(exchange: Exchange, status: number): Promise<void> {
    const { req, res, path } = exchange;
    if (status !== 404) res.setHeader("Connection", "close");
    await dropBody(req);
    if (status === 405) res.setHeader("Allow", "GET, HEAD, POST");
    sendPage(exchange, await pages.findStatus(path, status));
  }

  function sendTooMany(exchange: Exchange, waitMs: number): Promise<void> {
    exchange.res.setHeader("Retry-After", secondsOf(waitMs));
    return sendStatus(exchange, 429);
  }

  function sendBusy(exchange: Exchange): Promise<void> {
    exchange.res.setHeader("Retry-After", "5");
    return sendStatus(exchange, 503);
  }

  function sendText({ req, res }: Exchange, text: string): void {
    res.writeHead(200, { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store" });
    res.end(req.method === "HEAD" ? undefined : text);
  }

  async function fail(req: IncomingMessage, res: ServerResponse, error: unknown): Promise<void> {
    const reference = randomUUID();
    console.error(
      JSON.stringify({ at: new Date().toISOString(), reference, error: String((error as Error)?.stack) }),
    );
    if (res.headersSent) return void res.destroy();
    const [path = ""] = (req.url ?? "").split("?");
    try {
      sendPage({ req, res, path }, await pages.findStatus(path, 500));
    } catch {
      // Even the page that says so cannot be rendered: the last words need no database.
      res.writeHead(500, { "Content-Type": "text/plain", "Cache-Control": "no-store" }).end("500");
    }
  }

  return { listener, ready };
}

function isNobodys(path: string): boolean {
  return path.startsWith("/_next") || statusPath.test(path);
}
