import type { IncomingMessage } from "node:http";
import { isIP } from "node:net";
import type { Settings } from "#domain/site/settings.ts";

// What every request passes before anything else sees it: host, origin, size, client address, internal headers.

type Refusal = 400 | 403 | 405 | 411 | 413;

const readMethods = new Set(["GET", "HEAD"]);
const loopbackNames = ["localhost", "127.0.0.1", "[::1]"];

// Mail providers post here without an Origin (RFC 8058); the token is the authority.
const unsubscribePath = /^\/newsletter\/unsubscribe\//;

// No program that reads or writes here needs to say a header of this kind; Next, proxies and gateways talk by them to
// themselves, and what they mean changes with each version.
const internalHeader = /^(?:x-|forwarded$|next-resume)/;
// React Server Component requests exist under /admin alone.
const flightHeader = /^(?:rsc$|next-)/;
const deskFlightHeader = /^(?:rsc$|next-(?:action|url|router-[a-z-]+|hmr-refresh)$)/;

const largestBody = { public: 100_000, admin: 3_000_000, pictures: 120_000_000, list: 300_000_000 };

// Pictures come here, several in one form where the browser runs no scripts.
const uploadPath = "/admin/media/upload";

// A list of subscribers is taken in as it comes and never held as a whole.
const listPath = /^\/admin\/subscribers\/imports\/file$/;

export function isAdmin(path: string): boolean {
  return path === "/admin" || path.startsWith("/admin/");
}

/** Cleans the request's headers in place and says why it must be refused, if it must. */
export function inspect(req: IncomingMessage, path: string, settings: Settings): Refusal | undefined {
  if (!namesOneHost(req)) return 400;
  const host = siteHost(req.headers.host, settings);
  for (const name of Object.keys(req.headers)) {
    const isFlight = flightHeader.test(name) && !(isAdmin(path) && deskFlightHeader.test(name));
    if (internalHeader.test(name) || isFlight) delete req.headers[name];
  }
  req.headers.host = host;
  req.headers["x-forwarded-proto"] = new URL(settings.siteUrl).protocol.slice(0, -1);
  if (readMethods.has(req.method ?? "")) return isAdmin(path) && isPeek(req) ? 403 : undefined;
  if (req.method !== "POST") return 405;
  if (!unsubscribePath.test(path) && !isFromOwnPage(req, host, settings)) return 403;
  if (req.headers["content-length"] === undefined) return 411;
  const length = Number(req.headers["content-length"]);
  return length > largestBody[kindOf(path)] ? 413 : undefined;
}

/** Whether a request has one Host, or none before HTTP/1.1 (RFC 9112, section 3.2): servers in a row could each believe another one. */
export function namesOneHost({ rawHeaders, httpVersion }: IncomingMessage): boolean {
  const hosts = rawHeaders.filter((text, i) => i % 2 === 0 && text.toLowerCase() === "host");
  return hosts.length === 1 || (hosts.length === 0 && httpVersion !== "1.1");
}

/** Whether a path takes files in as they come, which are never held as a whole. */
export function takesFiles(path: string): boolean {
  return kindOf(path) === "pictures" || kindOf(path) === "list";
}

function kindOf(path: string): keyof typeof largestBody {
  if (path === uploadPath) return "pictures";
  if (listPath.test(path)) return "list";
  return isAdmin(path) ? "admin" : "public";
}

// Links and checks use the configured host only; a site on this machine may be called by any loopback name.
function siteHost(given: string | undefined, settings: Settings): string {
  const site = new URL(settings.siteUrl);
  if (given && loopbackNames.includes(site.hostname)) {
    const asked = URL.parse(`http://${given}`);
    if (asked && loopbackNames.includes(asked.hostname)) return asked.host;
  }
  return site.host;
}

// Browsers say both; Sec-Fetch-Site cannot be set by a page's scripts (Fetch Metadata, section 2.2).
function isFromOwnPage({ headers }: IncomingMessage, host: string, settings: Settings): boolean {
  const site = headers["sec-fetch-site"];
  return (
    isOwnOrigin(headers.origin, host, settings) &&
    (site === undefined || site === "same-origin" || site === "none")
  );
}

// Another site may lead to the desk, but not fetch, frame or embed anything of it.
function isPeek({ headers }: IncomingMessage): boolean {
  const site = headers["sec-fetch-site"];
  const isForeign = site === "cross-site" || site === "same-site";
  return isForeign && !(headers["sec-fetch-mode"] === "navigate" && headers["sec-fetch-dest"] === "document");
}

function isOwnOrigin(origin: string | undefined, host: string, settings: Settings): boolean {
  return origin === settings.siteUrl || origin === `${new URL(settings.siteUrl).protocol}//${host}`;
}

/** The client's network address: the socket's, or what the given count of trusted proxies say. */
export function clientAddress(req: IncomingMessage, hops: number): string {
  const chain = String(req.headers["x-forwarded-for"] ?? "")
    .split(",")
    .map((part) => part.trim())
    .filter(Boolean);
  const said = hops > 0 ? addressIn(chain.at(-hops) ?? "") : undefined;
  return said ?? req.socket?.remoteAddress ?? "";
}

// Some proxies add the port, with IPv6 in brackets then; each connection would count as somebody else.
function addressIn(text: string): string | undefined {
  const address = /^\[(.*)\](?::\d+)?$/.exec(text)?.[1] ?? text.replace(/^([\d.]+):\d+$/, "$1");
  return isIP(address) ? address : undefined;
}
