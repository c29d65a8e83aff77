import { cookies, headers } from "next/headers";
import type { Door, Entered } from "#domain/accounts/enter.ts";
import { requestAddress } from "#domain/request.ts";
import { settings } from "#domain/site/settings.ts";
import { auth, signIn } from "./auth.ts";

// What a browser carries to the gate and from it, beside the session's own cookie.

const year = 365 * 24 * 60 * 60;
const quarter = 15 * 60;
// As long as the link that is mailed.
const hour = 60 * 60;

/** From where the request comes that is being answered. */
export async function requestDoor(): Promise<Door> {
  return {
    network: requestAddress(),
    userAgent: (await headers()).get("user-agent") ?? "",
    device: await readCookie("device"),
    replaces: (await auth())?.sessionId,
  };
}

/** Gives the browser the cookies of a session that just began. */
export async function letIn({ sessionId, device }: Entered): Promise<void> {
  await rememberDevice(device);
  if (await findStep()) await setCookie("step", "", 0);
  await signIn("credentials", { sessionId, redirect: false });
}

/** Lets the browser be known again as one that the person uses. */
export async function rememberDevice(device: string): Promise<void> {
  await setCookie("device", device, year);
}

/** Keeps a sign-in that waits for its second factor. */
export async function keepStep(step: string): Promise<void> {
  await setCookie("step", step, quarter);
}

/** The sign-in that waits for its second factor in this browser, if there is one. */
export async function findStep(): Promise<string | undefined> {
  return readCookie("step");
}

/** Keeps a path of the desk, or "", until a new password is set by mail. */
export async function keepWayBack(path: string): Promise<void> {
  if (path || (await findWayBack())) await setCookie("back", path, path ? hour : 0);
}

/** What this browser kept when it asked for the link by which a password is set; "" for nothing. */
export async function findWayBack(): Promise<string> {
  return (await readCookie("back")) ?? "";
}

type Name = "back" | "device" | "step";

async function readCookie(name: Name): Promise<string | undefined> {
  return (await cookies()).get(cookieName(name))?.value || undefined;
}

async function setCookie(name: Name, value: string, maxAge: number): Promise<void> {
  (await cookies()).set(cookieName(name), value, {
    httpOnly: true,
    sameSite: "lax",
    secure: isHttps(),
    path: "/",
    maxAge,
  });
}

function cookieName(name: Name): string {
  return `${isHttps() ? "__Host-" : ""}apadana-${name}`;
}

function isHttps(): boolean {
  return settings().siteUrl.startsWith("https:");
}
