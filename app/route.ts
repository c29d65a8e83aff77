import Negotiator from "negotiator";
import type { NextRequest } from "next/server";
import { listLanguages } from "#domain/site/languages.ts";

export const dynamic = "force-dynamic";

/** Leads to the home page in the language that the reader's browser asks for. */
export function GET(request: NextRequest) {
  const languages = listLanguages();
  const fallback = languages.find((language) => language.isDefault)?.code ?? "en";
  const wanted = new Negotiator({
    headers: { "accept-language": request.headers.get("accept-language") ?? "" },
  });
  const lang = request.headers.has("accept-language")
    ? (wanted.language(languages.map(({ code }) => code)) ?? fallback)
    : fallback;
  return new Response(null, { status: 307, headers: { Location: `/${lang}` } });
}
