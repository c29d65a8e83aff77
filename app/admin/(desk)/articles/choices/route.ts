import { findArticleChoice, listArticleChoices } from "#domain/articles/list-choices.ts";
import { findCurrentStaff } from "../../../current-staff.ts";

/** The editor's look for one of our articles: by id, or by words. */
export async function GET(request: Request): Promise<Response> {
  const person = await findCurrentStaff();
  if (!person) return Response.json({ error: "signed out" }, { status: 403 });
  const { searchParams } = new URL(request.url);
  const id = searchParams.get("id");
  const found = id
    ? [findArticleChoice(person, id)].filter((choice) => choice !== undefined)
    : listArticleChoices(person, searchParams.get("words") ?? "");
  return Response.json(found);
}
