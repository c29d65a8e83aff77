import { sayPresent } from "#domain/articles/presence.ts";
import { Forbidden, NotFound } from "#domain/errors.ts";
import { requireStaff } from "../../../../current-staff.ts";

/** Who else has an article open: asking says that the person who asks has. */
export async function GET(_request: Request, { params }: RouteContext<"/admin/articles/[id]/company">) {
  const person = await requireStaff();
  try {
    return Response.json(sayPresent(person, (await params).id, Date.now()));
  } catch (error) {
    if (error instanceof Forbidden) return Response.json({}, { status: 403 });
    if (error instanceof NotFound) return Response.json({}, { status: 404 });
    throw error;
  }
}
