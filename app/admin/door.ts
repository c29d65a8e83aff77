import { headers } from "next/headers";
import type { Door } from "#domain/accounts/enter.ts";
import { auth } from "./auth.ts";

/** From where the request comes that is being answered. */
export async function requestDoor(): Promise<Door> {
  const sent = await headers();
  return {
    network: sent.get("x-apadana-client") ?? "",
    userAgent: sent.get("user-agent") ?? "",
    replaces: (await auth())?.sessionId,
  };
}
