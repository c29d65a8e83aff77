import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import {
  getAccessFallbackHTTPStatus,
  isHTTPAccessFallbackError,
} from "next/dist/client/components/http-access-fallback/http-access-fallback.js";
import { createElement, Fragment, type ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import type { Rendered } from "./render.ts";

// A reader's page is made of server components alone, so React can write its HTML at once. Next would first describe the
// page for the browser (flight), read that again, and carry it along in scripts that readers do not get
// (docs/decisions/0030). From its build come the list of pages, each page's layouts, and their style sheets.

type Part = (props: { params: unknown; searchParams: unknown; children?: ReactNode }) => ReactNode;
type Load = [load: () => Promise<{ default: Part }>, source: string];
// LoaderTree in next/dist/server/lib/app-dir-module.js
type Tree = [segment: string, parallel: { children?: Tree }, parts: { layout?: Load; page?: Load }];
type Manifest = { entryCSSFiles: Record<string, { path: string }[]> };

type Route = { key: string; file: string; segments: string[] };
/** From the outermost layout to the page itself. */
type SitePage = { parts: Part[]; styleSheets: string[] };

const found = { status: 200, headers: { "content-type": "text/html; charset=utf-8" } };
// The server has a page of its own for what is missing.
const missing: Rendered = { ...found, status: 404, body: Buffer.alloc(0) };

/**
 * Gives what renders readers' pages, the pages of app/(site), by their addresses. It gives undefined for what is no page, and
 * for a page that has moved or fails: Next answers those in its own way.
 */
export function sitePages(root: string): (address: string) => Promise<Rendered | undefined> {
  const build = join(root, ".next", "server");
  const require = createRequire(join(build, "site-pages.js"));
  const routes = listRoutes(build);
  const loaded = new Map<Route, SitePage>();

  return async (address) => {
    const { pathname, searchParams } = new URL(address, "http://site.invalid");
    const path = pathname.slice(1).split("/");
    const route = routes.find(({ segments }) => leadsTo(segments, path));
    if (!route) return missing;
    if (!route.key.startsWith("/(site)/") || !route.key.endsWith("/page")) return undefined;
    try {
      const page = loaded.get(route) ?? (await load(route, require));
      loaded.set(route, page);
      const html = await render(page, paramsOf(route, path), Object.fromEntries(searchParams));
      return { ...found, body: Buffer.from(html) };
    } catch (error) {
      if (isHTTPAccessFallbackError(error) && getAccessFallbackHTTPStatus(error) === 404) return missing;
      // A fault Next meets once more, and reports.
      return undefined;
    }
  };
}

async function render({ parts, styleSheets }: SitePage, params: object, searchParams: object) {
  let content: ReactNode;
  for (const part of parts.toReversed()) {
    content = await part({
      params: Promise.resolve(params),
      searchParams: Promise.resolve(searchParams),
      children: content,
    });
  }
  const head = [
    createElement("meta", { key: "charset", charSet: "utf-8" }),
    createElement("meta", {
      key: "viewport",
      name: "viewport",
      content: "width=device-width, initial-scale=1",
    }),
    ...styleSheets.map((href) =>
      createElement("link", { key: href, rel: "stylesheet", href, precedence: "next" }),
    ),
  ];
  return `<!DOCTYPE html>${renderToStaticMarkup(createElement(Fragment, null, head, content))}`;
}

async function load({ key, file }: Route, require: NodeJS.Require): Promise<SitePage> {
  const { entryCSSFiles } = readManifest(key, file, require);
  const built = await require(`./${file}`);
  const parts: Part[] = [];
  const styleSheets: string[] = [];
  for (let tree: Tree | undefined = built.routeModule.userland.loaderTree; tree; tree = tree[1].children) {
    const [load, source] = tree[2].page ?? tree[2].layout ?? [];
    if (!load || !source) continue;
    parts.push((await load()).default);
    const sheets = entryCSSFiles[source.replace(/\.\w+$/, "")] ?? [];
    styleSheets.push(...sheets.map(({ path }) => `/_next/${path}`));
  }
  return { parts, styleSheets };
}

function readManifest(key: string, file: string, require: NodeJS.Require): Manifest {
  // The file puts what it says here.
  const held = globalThis as typeof globalThis & { __RSC_MANIFEST?: Record<string, Manifest> };
  require(`./${file.replace(/\.js$/, "_client-reference-manifest.js")}`);
  return held.__RSC_MANIFEST?.[key] ?? { entryCSSFiles: {} };
}

// As Next orders them: what is spelled out comes before what stands for any text.
function listRoutes(build: string): Route[] {
  const files: Record<string, string> = JSON.parse(
    readFileSync(join(build, "app-paths-manifest.json"), "utf8"),
  );
  const rank = ({ segments }: Route) => segments.map((each) => (isParam(each) ? "\uffff" : each)).join("/");
  return Object.entries(files)
    .map(([key, file]) => ({ key, file, segments: segmentsOf(key) }))
    .sort((a, b) => (rank(a) < rank(b) ? -1 : 1));
}

// "/(site)/[lang]/archive/page" is the page at "/[lang]/archive": groups in brackets are no part of an address.
function segmentsOf(key: string): string[] {
  return key
    .split("/")
    .slice(1, -1)
    .filter((segment) => !segment.startsWith("("));
}

const isParam = (segment: string) => segment.startsWith("[");

function leadsTo(segments: string[], path: string[]): boolean {
  return segments.length === path.length && segments.every((each, at) => isParam(each) || each === path[at]);
}

function paramsOf({ segments }: Route, path: string[]): Record<string, string> {
  const params: Record<string, string> = {};
  for (const [at, segment] of segments.entries()) {
    if (isParam(segment)) params[segment.slice(1, -1)] = path[at] ?? "";
  }
  return params;
}
