import { machineAnswer } from "#app/machine-answer.ts";
import { securityText } from "#domain/site/security-text.ts";
import { settings } from "#domain/site/settings.ts";

export const dynamic = "force-dynamic";

/** Says until when it holds, so that no kept copy of it would stay true. */
export function GET() {
  const answer = machineAnswer(securityText(settings(), Date.now()), "text");
  answer.headers.set("x-apadana-keep", "no");
  return answer;
}
