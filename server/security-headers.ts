import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { policySourceOf } from "./reader-scripts.ts";

const policyOfReaders = () =>
  [
    "default-src 'none'",
    "style-src 'self'",
    `script-src ${policySourceOf("reader")}`,
    "connect-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join("; ");

// What a browser could lend to a page or to what it embeds, and nothing here uses. (Passkeys are a feature, and are.)
const closedFeatures = [
  "accelerometer",
  "browsing-topics",
  "camera",
  "display-capture",
  "geolocation",
  "gyroscope",
  "hid",
  "magnetometer",
  "microphone",
  "midi",
  "payment",
  "screen-wake-lock",
  "serial",
  "usb",
  "xr-spatial-tracking",
];

const everywhere: [string, string][] = [
  ["X-Content-Type-Options", "nosniff"],
  // Not no-referrer: with that a form's POST carries "Origin: null" and is refused.
  ["Referrer-Policy", "same-origin"],
  ["Cross-Origin-Opener-Policy", "same-origin"],
  ["Cross-Origin-Embedder-Policy", "require-corp"],
  ["Cross-Origin-Resource-Policy", "same-origin"],
  ["Permissions-Policy", closedFeatures.map((feature) => `${feature}=()`).join(", ")],
  ["X-Frame-Options", "DENY"],
];

/** The headers of every answer; `isHttps` is whether the site's own address is. */
export function securityHeaders({ isHttps }: { isHttps: boolean }): [string, string][] {
  const transport: [string, string] = [
    "Strict-Transport-Security",
    "max-age=63072000; includeSubDomains; preload",
  ];
  const policy = policyOfReaders() + (isHttps ? "; upgrade-insecure-requests" : "");
  return [...everywhere, ["Content-Security-Policy", policy], ...(isHttps ? [transport] : [])];
}

/** The headers in which a file of the build differs: opened by itself it runs nothing, and asks for nothing. */
export const fileHeaders: [string, string][] = [
  [
    "Content-Security-Policy",
    "default-src 'none'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  ],
  ["Permissions-Policy", "camera=(), geolocation=(), microphone=()"],
];

/**
 * The headers of a page that holds boxes for frames of these hosts, from those of every answer: its policy lets them and their
 * script in, and embedding is open, because hardly any site's frames say that they may be embedded (COEP).
 */
export function withFrames(headers: [string, string][], hosts: string[]): [string, string][] {
  if (hosts.length === 0) return headers;
  const sources = hosts.map((host) => `https://${host}`).join(" ");
  return headers
    .filter(([name]) => name !== "Cross-Origin-Embedder-Policy")
    .map(([name, value]) => [
      name,
      name === "Content-Security-Policy" ? `${withFramesScript(value)}; frame-src ${sources}` : value,
    ]);
}

function withFramesScript(policy: string): string {
  return policy.replace("script-src ", `script-src ${policySourceOf("frames")} `);
}

/** The policy of a file that is opened by itself: it runs nothing, whatever it holds. */
export const policyOfFiles = "default-src 'none'; sandbox";

/** Admin pages run Next's scripts: each answer gets a nonce, given back here, which Next reads from the request's own header. */
export function setAdminPolicy(
  req: IncomingMessage,
  res: ServerResponse,
  { isDev }: { isDev: boolean },
): string {
  const nonce = randomBytes(16).toString("base64");
  const policy = [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDev ? " 'unsafe-eval'" : ""}`,
    `style-src 'self' ${isDev ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    "style-src-attr 'unsafe-inline'",
    `connect-src 'self'${isDev ? " ws:" : ""}`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
  req.headers["content-security-policy"] = policy;
  res.setHeader("Content-Security-Policy", policy);
  res.setHeader("Cache-Control", "no-store");
  return nonce;
}
