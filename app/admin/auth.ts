import { headers } from "next/headers";
import NextAuth, { CredentialsSignin } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { Invalid } from "#domain/errors.ts";
import { secretKey } from "#domain/keys/key-ring.ts";
import { settings } from "#domain/site/settings.ts";
import { sessionLastsMs } from "#domain/staff/sessions.ts";
import { signIn as checkSignIn } from "#domain/staff/sign-in.ts";

// next-auth carries the session's secret id in its encrypted cookie; whether the session lives is the database's word.
// Its HTTP routes are not mounted: signing in and out are server actions.

declare module "next-auth" {
  interface User {
    sessionId?: string;
  }
  interface Session {
    sessionId?: string;
  }
}

class Refused extends CredentialsSignin {
  constructor(problem: string) {
    super();
    this.code = problem;
  }
}

export const { auth, signIn, signOut } = NextAuth(() => {
  const isHttps = settings().siteUrl.startsWith("https:");
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
        credentials: { email: {}, password: {} },
        async authorize({ email, password }) {
          const sent = await headers();
          const input = {
            email: String(email ?? ""),
            password: String(password ?? ""),
            network: sent.get("x-apadana-client") ?? "",
            userAgent: sent.get("user-agent") ?? "",
          };
          try {
            const { staffId, sessionId } = await checkSignIn(input, Date.now());
            return { id: staffId, sessionId };
          } catch (error) {
            if (error instanceof Invalid) throw new Refused(error.fields.form?.key ?? "signInFailed");
            throw error;
          }
        },
      }),
    ],
    callbacks: {
      jwt: ({ token, user }) => (user?.sessionId ? { sub: user.id, sessionId: user.sessionId } : token),
      session: ({ session, token }) => ({ expires: session.expires, sessionId: token.sessionId as string }),
    },
  };
});

function logError(error: Error): void {
  if (!(error instanceof CredentialsSignin)) console.error(error);
}
