import { findInLibrary, listMedia } from "#domain/media/list-for-desk.ts";
import { listVisiblePictures } from "#domain/media/list-visible.ts";
import { requireRight } from "../../../require-right.ts";

/**
 * The library for a picture picker: the newest pictures that hold the words, and where the next page begins; or one picture;
 * or, for a text of a language, those that it shows.
 */
export async function GET(request: Request): Promise<Response> {
  const person = await requireRight("media.read");
  const asked = new URL(request.url).searchParams;
  const shown = asked.get("shown");
  if (shown !== null) {
    return Response.json({ shown: listVisiblePictures(person, asked.get("lang") ?? "", shown.split(",")) });
  }
  const id = asked.get("id");
  if (id) {
    const picture = findInLibrary(person, id, person.lang);
    return Response.json({ rows: picture ? [picture] : [] });
  }
  const words = asked.get("words") ?? "";
  return Response.json(
    listMedia(person, { words, lang: person.lang, after: asked.get("after") ?? undefined }),
  );
}
