import { readOwnData } from "#domain/subscribers/own-data.ts";
import { machineAnswer } from "../../../../../../machine-answer.ts";

export const dynamic = "force-dynamic";

/** All that is kept of the subscriber whose link this is. */
export async function GET(
  _request: Request,
  { params }: RouteContext<"/[lang]/newsletter/preferences/[token]/data">,
) {
  const data = readOwnData((await params).token, Date.now());
  return machineAnswer(data && `${JSON.stringify(data, null, 2)}\n`, "data");
}
