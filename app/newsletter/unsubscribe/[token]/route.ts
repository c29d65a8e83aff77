import { translator } from "#components/messages/translator.ts";
import { listLanguages } from "#domain/site/languages.ts";
import { findUnsubscribing, unsubscribe } from "#domain/subscribers/unsubscribe.ts";

type Context = RouteContext<"/newsletter/unsubscribe/[token]">;

export const dynamic = "force-dynamic";

/** One-click unsubscribing by mail programs (RFC 8058): no cookie, no redirect, whatever form the body has. */
export async function POST(_request: Request, { params }: Context) {
  const { token } = await params;
  const t = translator(langOf(token), "newsletter");
  const isDone = unsubscribe(token, Date.now());
  return new Response(`${t(isDone ? "unsubscribe.done" : "deadLink")}\n`, {
    status: isDone ? 200 : 404,
    headers: { "Content-Type": "text/plain; charset=utf-8" },
  });
}

/** People follow the same address: they are led to a page with a button, since scanners follow it too. */
export async function GET(_request: Request, { params }: Context) {
  const { token } = await params;
  const Location = `/${langOf(token)}/newsletter/unsubscribe/${encodeURIComponent(token)}`;
  return new Response(null, { status: 303, headers: { Location } });
}

function langOf(token: string): string {
  const subscriber = findUnsubscribing(token, Date.now());
  return subscriber?.lang ?? listLanguages().find(({ isDefault }) => isDefault)?.code ?? "en";
}
