import { redirect } from "next/navigation";
import { findLanguage } from "#domain/site/languages.ts";
import { exportSubscribers } from "#domain/subscribers/export.ts";
import { subscriberStates } from "#domain/subscribers/list.ts";
import { requireRecentProof } from "../../../../recent-proof.ts";
import { requireRight } from "../../../../require-right.ts";
import { csvFile } from "../../csv-file.ts";

/** The list as a file, sent as it is read. */
export async function POST(request: Request) {
  const person = await requireRight("subscribers.export");
  await requireRecentProof("/admin/subscribers/export");
  const form = await request.formData();
  const filter = {
    state: subscriberStates.find((state) => state === form.get("state")),
    lang: findLanguage(String(form.get("lang")))?.code,
  };
  const now = Date.now();
  const day = new Date(now).toISOString().slice(0, 10);
  return csvFile(exportSubscribers(person, filter, now), `subscribers-${day}.csv`);
}

/** Whoever comes by the address alone is led to the form. */
export async function GET() {
  await requireRight("subscribers.export");
  redirect("/admin/subscribers/export");
}
