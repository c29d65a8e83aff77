import type { PublicKeyCredentialRequestOptionsJSON } from "@simplewebauthn/browser";

/** The second factors that the person may show. */
export type Asked = { hasApp: boolean; hasPasskey: boolean };

export type AgainAnswer = {
  isSignedIn: boolean;
  message?: string;
  asks?: Asked;
  offer?: PublicKeyCredentialRequestOptionsJSON;
};

/** Sends one step of a sign-in from within a page; undefined when the server was not reached. */
export async function signInAgain(body: FormData): Promise<AgainAnswer | undefined> {
  const response = await fetch("/admin/login/again", { method: "POST", body }).catch(() => undefined);
  return response?.ok ? await response.json() : undefined;
}
