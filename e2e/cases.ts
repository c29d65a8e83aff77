import { type Answer, actionNamed, callAction } from "./calls.ts";
import type { RunningServer } from "./server.ts";

// What attackers of publishing systems try is in the files cases-of-*.test.ts, numbered. This is what they share.

/** What an answer must not tell of the program. */
export const inside = /at .+\.[jt]sx?:\d|node_modules|sqlite|drizzle|SQLITE_|apadana\.db|\bError:|stack/i;

/** What a form with scripts sends along. */
export const idleForms = { scripted: "1" };

let count = 0;

/** A name that nothing else has. */
export function fresh(name: string): string {
  count += 1;
  return `${name}-${process.pid}-${count}`;
}

export function signUp(
  site: RunningServer,
  email: string,
  client: string,
  extra: Record<string, string> = {},
): Promise<Answer> {
  return callAction(
    `${site.url}/en`,
    actionNamed("signUpAction"),
    { email, lang: "en", website: "", ...extra },
    { headers: { "X-Forwarded-For": client }, isScripted: false },
  );
}

export function confirm(site: RunningServer, link: string, client: string): Promise<Answer> {
  const token = decodeURIComponent(link.split("/").at(-1) ?? "");
  return callAction(
    link,
    actionNamed("confirmAction"),
    { token, lang: "en" },
    { headers: { Origin: site.url, "X-Forwarded-For": client }, isScripted: false },
  );
}
