import { requestedPage } from "#domain/request.ts";

// Where somebody is led who first had to sign in, say again who they are, or set up what their role demands. The pages on
// that way hand it on in their own address (?back=…), to which their forms are sent as well; from the page that mails a link
// for a new password to the one that the link leads to, a cookie does.

const home = "/admin/articles";
const longest = 1000;
const gate = /^\/admin\/(?:confirm|invitation|login|reset|second-factor|setup)(?:\/|$)/;
// The one page of the gate that asks for a proof itself.
const setUp = /^\/admin\/second-factor(?:\?|$)/;
const anyHost = "http://desk.invalid";

/** Where a sign-in leads. */
export function afterSignIn(): string {
  return wayBack() ?? home;
}

/** Where the page leads that asks again who it is. */
export function afterProof(): string {
  const asked = carried(requestedPage());
  return (setUp.test(asked) ? deskPath(asked) : wayBack(asked)) ?? "/admin";
}

/** Where the page leads that sets up a second factor. */
export function afterSetUp(): string {
  return wayBack() ?? "/admin/account";
}

/** The sign-in page, or the page of its second step, which lead on to where the person wanted to go. */
export function signInPath(step: "" | "/code" = ""): string {
  return withBack(`/admin/login${step}`, elsewhere(wayBack()));
}

/** The sign-in page for somebody whose form came after their session had ended: it says that the browser still has what was written. */
export function signInPathAfterForm(): string {
  return withBack("/admin/login?done=signedOut", elsewhere(wayBack()));
}

/** The page where somebody asks for a link to choose a new password. */
export function resetPath(): string {
  return withBack("/admin/reset", elsewhere(wayBack()));
}

/** What the browser that asks for such a link is to keep until the password is set: the mail says nothing of it. */
export function keptForReset(): string {
  return elsewhere(wayBack()) ?? "";
}

/** The sign-in page, once a new password is set. What the browser kept is no more to be trusted than an address. */
export function signInPathAfterReset(kept: string): string {
  return withBack("/admin/login?done=reset", elsewhere(wayBack(kept)));
}

/** The page that sets up a second factor, and then leads to where the person wanted to go. */
export function secondFactorPath(): string {
  return withBack("/admin/second-factor", wayBack());
}

/** The page that asks for a password or passkey again and then leads to `back`. */
export function confirmPath(back: string): string {
  return withBack("/admin/confirm", back);
}

/**
 * A path of the desk that somebody may be led to, as it is written; undefined for anything else. What could be written in
 * another way (dots, empty parts, slashes of the other kind or encoded) is refused: a browser or a proxy may read it in its own.
 */
export function deskPath(given: string): string | undefined {
  if (given.length > longest || /\/\/|\\/.test(given)) return undefined;
  const url = ownUrl(given);
  if (!url || url.pathname + url.search !== given) return undefined;
  return /^\/admin(?:\/|$)/.test(url.pathname) && !/%2f|%5c/i.test(url.pathname) ? given : undefined;
}

// The gate's own pages would lead round in circles: what counts is where they lead.
function wayBack(page = requestedPage()): string | undefined {
  return gate.test(ownUrl(page)?.pathname ?? "") ? wayBack(carried(page)) : deskPath(page);
}

// A sign-in leads home anyway.
function elsewhere(back: string | undefined): string | undefined {
  return back === home ? undefined : back;
}

function carried(page: string): string {
  return ownUrl(page)?.searchParams.get("back") ?? "";
}

function ownUrl(path: string): URL | undefined {
  const url = URL.parse(path, anyHost);
  return url?.origin === anyHost ? url : undefined;
}

function withBack(path: string, back: string | undefined): string {
  if (back === undefined) return path;
  return `${path}${path.includes("?") ? "&" : "?"}back=${encodeURIComponent(back)}`;
}
