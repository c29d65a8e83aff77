import { NotFound } from "#domain/errors.ts";
import { findProgress } from "#domain/newsletter/progress.ts";
import { requireRight } from "../../../../require-right.ts";

/** How far an issue is, for the page that shows it. */
export async function GET(_request: Request, { params }: RouteContext<"/admin/newsletter/[id]/progress">) {
  const person = await requireRight("newsletter.read");
  try {
    return Response.json(findProgress(person, (await params).id));
  } catch (error) {
    if (error instanceof NotFound) return new Response(null, { status: 404 });
    throw error;
  }
}
