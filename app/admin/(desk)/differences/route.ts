import { translator } from "#components/messages/translator.ts";
import { describeDifferences } from "#domain/articles/conflict.ts";
import { checkDocument } from "#domain/documents/schema.ts";
import { Invalid } from "#domain/errors.ts";
import { findCurrentStaff } from "../../current-staff.ts";
import { requireRight } from "../../require-right.ts";

/** Nothing is to be read here without two texts. */
export async function GET() {
  await requireRight("articles.read");
  return Response.json([]);
}

/** Where a text that was kept on a device differs from the one that stands in its form: both come as the editor's JSON. */
export async function POST(request: Request) {
  const person = await findCurrentStaff();
  if (!person) return new Response(null, { status: 401 });
  try {
    const { lang, mine, theirs, base } = await request.json();
    const goneCard = translator(person.lang, "saving")("goneFromText.card");
    const [a, b] = [checkDocument(mine), checkDocument(theirs)];
    const texts = { lang: String(lang), mine: a, theirs: b, base: base && checkDocument(base), goneCard };
    return Response.json(describeDifferences(person, texts).places);
  } catch (error) {
    if (error instanceof Invalid || error instanceof SyntaxError) return new Response(null, { status: 400 });
    throw error;
  }
}
