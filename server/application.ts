import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import compression from "compression";
import { findMediaFile } from "#domain/media/open-file.ts";
import { turnToWrite } from "#domain/processes/turn.ts";
import { answering, type RequestContext } from "#domain/request.ts";
import { takeSearch } from "#domain/search/limit.ts";
import { listLanguages } from "#domain/site/languages.ts";
import type { Settings } from "#domain/site/settings.ts";
import { sitemapVersion } from "#domain/sitemaps/version.ts";
import { findSocialCard } from "#domain/social-cards/find.ts";
import { acceptedEncoding } from "./compressed.ts";
import { clientAddress, inspect, isAdmin, namesOneHost, takesFiles, uploadPath } from "./door.ts";
import type { editorScripts } from "./editor-scripts.ts";
import { finalStatus, readStatus, secondsOf, tellStatus } from "./final-status.ts";
import { readForm } from "./form-body.ts";
import { formRoom } from "./form-room.ts";
import { hurry } from "./hurry.ts";
import { finishPage, type Page, readerCache } from "./reader-cache.ts";
import { readyAnswers } from "./ready-answers.ts";
import { dropBody } from "./refused-body.ts";
import { captured, type NextHandler, type Rendered, renderPath } from "./render.ts";
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
import type { staticFiles } from "./static-files.ts";
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

const immutable = "public, max-age=31536000, immutable";
const cacheBytes = 96 * 1024 * 1024;
// How long a form waits for a long transaction of another process, before it is tried all the same.
const patienceMs = 20_000;

// What a page's address may ask beside its path; anything else in the query is not part of the page.
const queryNames = ["after", "q", "topic", "year"];
// Our own texts name their charset.
const lineForProgrammers = "text/plain";
// The page of a refusal or a failure, in each language: /{lang}/status/{code}. Nobody reaches it as itself.
const statusPath = /^\/[^/]+\/status(?:\/|$)/;
const searchPath = /^\/[^/]+\/search\?/;
// What the desk gives out that is no page: pictures and exports.
const isDeskFile =
  /^\/admin\/(?:media\/[^/]+\/original|subscribers\/(?:export\/file|imports\/[^/]+\/lines))$/;
// Pages with a token in their address are for one person: never kept.
const personalPath = /^\/[^/]+\/newsletter\/(?:confirm|preferences|unsubscribe)\//;

/** The listener of the HTTP process: static files, the reader cache, and Next behind them; and what it has ready to send. */
export function application({ next, renderSitePage, findStaticFile, scriptsAhead, settings, isDev }: Parts) {
  const cache = readerCache(cacheBytes, sitemapVersion);
  const everyAnswer = securityHeaders({ isHttps: settings.siteUrl.startsWith("https:") });
  const compress = compression();
  const room = formRoom();
  const siteHost = new URL(settings.siteUrl).host;
  const sharedPage =
    settings.edgeSeconds > 0 ? `public, max-age=0, s-maxage=${settings.edgeSeconds}` : "public, no-cache";
  const ready = readyAnswers(cache, [...everyAnswer, ["Cache-Control", sharedPage]]);

  function sendReady(req: IncomingMessage, res: ServerResponse): boolean {
    if (req.method !== "GET" || req.headers["if-none-match"] !== undefined || !namesOneHost(req))
      return false;
    const answer = ready.find(req.url ?? "", acceptedEncoding(req.headers["accept-encoding"]?.toString()));
    if (!answer) return false;
    res.writeHead(200, answer.headers).end(answer.body);
    return true;
  }

  async function handle(req: IncomingMessage, res: ServerResponse, context: RequestContext): Promise<void> {
    for (const [name, value] of everyAnswer) res.setHeader(name, value);
    req.url = originForm(req.url ?? "");
    const url = req.url.startsWith("/") ? URL.parse(`http://site.invalid${req.url}`) : null;
    if (!url || !isReadable(url.pathname)) return sendStatus(req, res, "/", 400);
    const path = url.pathname;
    const refusal = inspect(req, path, settings);
    if (refusal) return sendStatus(req, res, path, refusal);
    // What begins so is another site's name to some who read it, and an address of ours to nobody.
    if (path.startsWith("//")) return sendStatus(req, res, path, 404);
    if (req.method === "POST" && path !== uploadPath) hurry(req, res);
    if (path === "/healthz") return sendText(req, res, "ok");
    if (isDev && path.startsWith("/_next/")) return next(req, res);
    const file = await findStaticFile(path);
    if (file) {
      for (const [name, value] of fileHeaders) res.setHeader(name, value);
      const cacheControl = file.isImmutable ? immutable : "public, max-age=86400";
      return send(req, res, { ...file, status: 200, cacheControl });
    }
    const isForm = req.method === "POST" && !takesFiles(path);
    if (isForm && !room.admit(req, res)) return sendBusy(req, res, path);
    const form = isForm ? await readForm(req) : { req, isAction: false };
    // Of half a form there is nobody left to answer.
    if (!form) return req.complete ? sendStatus(req, res, path, 400) : undefined;
    context.awaitsAction = form.isAction;
    if (req.method === "POST") await turnToWrite(patienceMs);
    if (isAdmin(path)) {
      const nonce = setAdminPolicy(form.req, res, { isDev });
      const ahead = form.req.headers.rsc === undefined ? scriptsAhead(path, nonce) : undefined;
      if (ahead) res.setHeader("Link", ahead);
      if (isDeskFile.test(path)) res.setHeader("Content-Security-Policy", policyOfFiles);
      else if (req.method !== "POST" || form.isAction) context.page = deskPage(url);
      tellStatus(req, res, context);
      const answer = () => void next(form.req, res).catch((error) => fail(req, res, error));
      compress(form.req as never, res as never, answer);
      return;
    }
    if (path.startsWith("/media/")) return sendMedia(req, res, path);
    if (path.startsWith("/_next") || statusPath.test(path)) return sendStatus(req, res, path, 404);
    if (req.method === "POST") {
      const rendered = await captured(next, form.req);
      const page = await finish(path, { ...rendered, status: readStatus(rendered.status, context) });
      return sendPage(req, res, { ...page, status: finalStatus(req, res, page.status, context) });
    }
    if (path === "/") return sendFirstPage(req, res);
    const key = pageKey(url);
    // Counting is for quiet times: a search does not wait for another's transaction.
    if (searchPath.test(key) && url.searchParams.get("q") && !cache.held(key) && (await turnToWrite(0))) {
      const waitMs = takeSearch(context.address, Date.now());
      if (waitMs > 0) return sendTooMany(req, res, path, waitMs);
    }
    const render = () => renderPage(key);
    // While developing, a page changes with its source: nothing is kept.
    const isKept = !isDev && !isPersonal(path);
    const page = isKept ? await cache.find(key, render) : await finishPage(await render());
    if (isKept && page.status === 200 && page.isShared) ready.admit(page);
    return sendPage(req, res, await finished(path, page));
  }

  // A file's address holds its version, so it is good for ever; an old version's leads to the present one.
  async function sendMedia(req: IncomingMessage, res: ServerResponse, path: string): Promise<void> {
    const found = req.method === "POST" ? undefined : (findMediaFile(path) ?? (await findSocialCard(path)));
    if (found && "moved" in found) {
      res.writeHead(302, { Location: found.moved, "Cache-Control": "public, max-age=60" }).end();
    } else {
      const etag = path.slice("/media/".length);
      if (!found || !(await sendFile(req, res, { ...found, etag, cacheControl: immutable })))
        return sendStatus(req, res, path, 404);
    }
  }

  // Which language "/" leads to is each reader's own, so that answer is not kept.
  async function sendFirstPage(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const rendered = await captured(next, req);
    res.setHeader("Vary", "Accept-Language");
    res
      .writeHead(rendered.status, {
        Location: String(rendered.headers.location),
        "Cache-Control": "no-cache",
      })
      .end();
  }

  async function renderPage(key: string): Promise<Rendered> {
    return (await renderSitePage(key)) ?? renderPath(next, key, siteHost);
  }

  async function finish(path: string, rendered: Rendered): Promise<Page> {
    return finished(path, await finishPage(rendered));
  }

  // Next leaves a missing or failed page's body empty once its scripts are gone, and tells of a form that it cannot take in a line
  // for programmers: readers get our page, under the same status.
  async function finished(path: string, page: Page): Promise<Page> {
    const isForReaders = page.type.startsWith("text/html") || page.type === lineForProgrammers;
    if (page.status < 400 || !isForReaders) return page;
    return statusPage(path, Math.min(page.status, 500));
  }

  async function statusPage(path: string, status: number): Promise<Page> {
    const languages = listLanguages();
    const asked = path.split("/")[1];
    const lang =
      languages.find(({ code }) => code === asked)?.code ?? languages.find((l) => l.isDefault)?.code;
    const key = `/${lang}/status/${status}`;
    const page = await cache.find(key, () => renderPage(key));
    return { ...page, status };
  }

  function sendPage(req: IncomingMessage, res: ServerResponse, page: Page): void {
    const isError = page.status >= 400 && page.status !== 404;
    const [path = ""] = (req.url ?? "").split("?");
    const isOwn = req.method === "POST" || isPersonal(path) || !page.isShared || isError;
    const cacheControl = isOwn ? "no-store" : sharedPage;
    if (page.frames.length > 0) {
      res.removeHeader("Cross-Origin-Embedder-Policy");
      for (const [name, value] of withFrames(everyAnswer, page.frames)) res.setHeader(name, value);
    }
    send(req, res, {
      ...page,
      etag: page.status === 200 && !isOwn ? page.etag : undefined,
      cacheControl,
    } as never);
  }

  async function sendStatus(
    req: IncomingMessage,
    res: ServerResponse,
    path: string,
    status: number,
  ): Promise<void> {
    if (status !== 404) res.setHeader("Connection", "close");
    await dropBody(req);
    if (status === 405) res.setHeader("Allow", "GET, HEAD, POST");
    sendPage(req, res, await statusPage(path, status));
  }

  function sendTooMany(
    req: IncomingMessage,
    res: ServerResponse,
    path: string,
    waitMs: number,
  ): Promise<void> {
    res.setHeader("Retry-After", secondsOf(waitMs));
    return sendStatus(req, res, path, 429);
  }

  function sendBusy(req: IncomingMessage, res: ServerResponse, path: string): Promise<void> {
    res.setHeader("Retry-After", "5");
    return sendStatus(req, res, path, 503);
  }

  function sendText(req: IncomingMessage, res: ServerResponse, text: string): void {
    res.writeHead(200, { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store" });
    res.end(req.method === "HEAD" ? undefined : text);
  }

  async function fail(req: IncomingMessage, res: ServerResponse, error: unknown): Promise<void> {
    const reference = randomUUID();
    console.error(
      JSON.stringify({ at: new Date().toISOString(), reference, error: String((error as Error)?.stack) }),
    );
    if (res.headersSent) return void res.destroy();
    try {
      sendPage(req, res, await statusPage(req.url ?? "/", 500));
    } catch {
      // Even the page that says so cannot be rendered: the last words need no database.
      res.writeHead(500, { "Content-Type": "text/plain", "Cache-Control": "no-store" }).end("500");
    }
  }

  function listener(req: IncomingMessage, res: ServerResponse): void {
    dropUnread(res);
    try {
      if (sendReady(req, res)) return;
    } catch (error) {
      return void fail(req, res, error);
    }
    const client = clientAddress(req, settings.trustProxy);
    answering(client, (context) => handle(req, res, context)).catch((error) => fail(req, res, error));
  }

  return { listener, ready };
}

// A target may name the whole address, as to a proxy (RFC 9112, section 3.2.2). Its host counts as little as the header's.
function originForm(target: string): string {
  const rest = target.replace(/^https?:\/\/[^/?#]*/i, "");
  return rest === target || rest.startsWith("/") ? rest : `/${rest}`;
}

// A path whose percent signs spell no text would make every page that reads it fail.
function isReadable(path: string): boolean {
  try {
    return !decodeURIComponent(path).includes("\0");
  } catch {
    return false;
  }
}

// Next's own mark on requests for a page's parts is no part of the page's address.
function deskPage(url: URL): string {
  if (url.searchParams.has("_rsc")) url.searchParams.delete("_rsc");
  return url.pathname + url.search;
}

// An encoded letter must not make the page another one.
function isPersonal(path: string): boolean {
  return personalPath.test(isReadable(path) ? decodeURI(path) : path);
}

/**
 * The one name a page has in the cache: its path in one spelling and without a trailing slash, and the query names that
 * pages know. Throws on a path that isReadable refuses.
 */
export function pageKey(url: URL): string {
  const query = new URLSearchParams();
  for (const name of queryNames) {
    const value = url.searchParams.get(name);
    if (value) query.set(name, value.slice(0, 500));
  }
  const spelled = url.pathname
    .split("/")
    .map((part) => encodeURIComponent(decodeURIComponent(part)))
    .join("/");
  const path = spelled.length > 1 ? spelled.replace(/\/+$/, "") : spelled;
  return query.size > 0 ? `${path}?${query}` : path;
}
