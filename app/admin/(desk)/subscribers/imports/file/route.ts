import { Invalid } from "#domain/errors.ts";
import { receiveImport } from "#domain/subscriber-imports/receive.ts";
import { requireRight } from "../../../../require-right.ts";
import { uploadedFile } from "../../uploaded-file.ts";

/** Takes in a file of addresses as it arrives, and leads to what is to be done with it. */
export async function POST(request: Request) {
  const person = await requireRight("subscribers.import");
  try {
    const file = await uploadedFile(request, "file");
    if (!file) throw new Invalid({ file: "required" });
    return seeOther(`/${await receiveImport(person, file, Date.now())}`);
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    const { key = "", values = {} } = error.fields.file ?? {};
    return seeOther(`?${new URLSearchParams({ problem: key, line: String(values.line ?? "") })}`);
  }
}

/** Whoever comes by the address alone is led to the form. */
export async function GET() {
  await requireRight("subscribers.import");
  return seeOther("");
}

function seeOther(where: string): Response {
  const Location = `/admin/subscribers/imports${where}`;
  return new Response(null, { status: 303, headers: { Location } });
}
