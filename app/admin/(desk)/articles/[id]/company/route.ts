import { sayGone, sayPresent } from "#domain/articles/presence.ts";
import { Forbidden, NotFound } from "#domain/errors.ts";
import { requireStaff } from "../../../../current-staff.ts";

type Context = RouteContext<"/admin/articles/[id]/company">;

/** Who else has an article open: asking says that the person who asks has. */
export async function GET(request: Request, { params }: Context) {
  const person = await requireStaff();
  const page = pageOf(request, (await params).id);
  return answered(() => Response.json(sayPresent(person, page, Date.now())));
}

/** Says that the page is left. */
export async function POST(request: Request, { params }: Context) {
  const person = await requireStaff();
  const page = pageOf(request, (await params).id);
  return answered(() => {
    sayGone(person, page);
    return new Response(null, { status: 204 });
  });
}

function answered(run: () => Response): Response {
  try {
    return run();
  } catch (error) {
    if (error instanceof Forbidden) return Response.json({}, { status: 403 });
    if (error instanceof NotFound) return Response.json({}, { status: 404 });
    throw error;
  }
}

function pageOf(request: Request, articleId: string) {
  const pageKey = new URL(request.url).searchParams.get("page") ?? "";
  return { articleId, pageKey: pageKey.slice(0, 64) };
}
