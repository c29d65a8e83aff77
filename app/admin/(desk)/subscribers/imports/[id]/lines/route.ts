import { orNotFound } from "#app/or-not-found.ts";
import { translator } from "#components/messages/translator.ts";
import { exportProblems } from "#domain/subscriber-imports/find.ts";
import { requireRight } from "../../../../../require-right.ts";
import { csvFile } from "../../../csv-file.ts";

/** Every line of a file that was skipped, and why, as CSV. */
export async function GET(
  _request: Request,
  { params }: RouteContext<"/admin/subscribers/imports/[id]/lines">,
) {
  const person = await requireRight("subscribers.import");
  const t = translator(person.lang, "subscribers");
  const { id } = await params;
  return csvFile(lines(orNotFound(() => exportProblems(person, id))), "import.csv");

  async function* lines(pages: ReturnType<typeof exportProblems>): AsyncGenerator<string> {
    yield `\ufeff${t("imports.line")},${t("imports.why")}\r\n`;
    for (const page of pages) {
      yield page.map(({ line, problem }) => `${line},"${t(`imports.problems.${problem}`)}"\r\n`).join("");
    }
  }
}
