import NextAuth from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { findSignedIn } from "#domain/accounts/find-signed-in.ts";
import { secretKey } from "#domain/keys/key-ring.ts";
import { settings } from "#domain/site/settings.ts";

// next-auth carries the session's secret id in its encrypted cookie; whether the session lives is the database's word.
// Its HTTP routes are not mounted: signing in and out are server actions, and the domain's verbs begin the sessions.

declare module "next-auth" {
  interface User {
    sessionId?: string;
  }
  interface Session {
    sessionId?: string;
  }
}

export const { auth, signIn, signOut } = NextAuth(() => {
  const { siteUrl, sessionLastsMs } = settings();
  const isHttps = siteUrl.startsWith("https:");
  return {
    secret: secretKey("sessions").toString("hex"),
    trustHost: true,
    pages: { signIn: "/admin/login" },
    session: { strategy: "jwt", maxAge: sessionLastsMs / 1000 },
    cookies: {
      sessionToken: {
        name: isHttps ? "__Host-apadana-session" : "apadana-session",
        options: { httpOnly: true, sameSite: "lax", path: "/", secure: isHttps },
      },
    },
    logger: { error: logError },
    providers: [
      Credentials({
        credentials: { sessionId: {} },
        authorize({ sessionId }) {
          const person = findSignedIn(String(sessionId ?? ""), Date.now());
          return person ? { id: person.id, sessionId: String(sessionId) } : null;
        },
      }),
    ],
    callbacks: {
      jwt: ({ token, user }) => (user?.sessionId ? { sub: user.id, sessionId: user.sessionId } : token),
      session: ({ session, token }) => ({ expires: session.expires, sessionId: token.sessionId as string }),
    },
  };
});

// A cookie that is not ours, or of another key, is a stranger's: nothing to note.
function logError(error: Error): void {
  if ((error as { type?: string }).type !== "JWTSessionError") console.error(error);
}
