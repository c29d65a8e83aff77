import { translator } from "#components/messages/translator.ts";
import { answerOnce } from "#domain/answers/answer-once.ts";
import { recordDenial } from "#domain/audit/denial.ts";
import { Forbidden, Invalid, NotFound } from "#domain/errors.ts";
import { addPicture } from "#domain/media/add.ts";
import { removeFiles } from "#domain/media/files.ts";
import { findInLibrary } from "#domain/media/list-for-desk.ts";
import { replacePicture } from "#domain/media/replace.ts";
import type { SignedIn } from "#domain/staff/sessions.ts";
import { findCurrentStaff } from "../../../current-staff.ts";
import { requireRight } from "../../../require-right.ts";
import { type Received, readUpload } from "./read-upload.ts";

/** Nothing is to be read here: the form stands on the library's screen. */
export async function GET(): Promise<Response> {
  await requireRight("media.add");
  return leadTo("/admin/media");
}

type Refused = { name: string; key: string; message: string };
type Taken = { ids: string[]; refused: Refused[] };

/**
 * Takes pictures into the library, or puts one in the place of another ("replaces"). Answers in JSON to scripts, and to a
 * plain form with the page that shows what became of it.
 */
export async function POST(request: Request): Promise<Response> {
  const isScripted = request.headers.get("accept") === "application/json";
  const person = await findCurrentStaff();
  if (!person) return isScripted ? Response.json({}, { status: 401 }) : leadTo("/admin/login");
  try {
    const { fields, files } = await readUpload(request);
    const { ids, refused } = await takeAllOnce(person, fields, files);
    if (isScripted) {
      const pictures = ids.flatMap((id) => findInLibrary(person, id, person.lang) ?? []);
      return Response.json({ pictures, refused });
    }
    return leadTo(pageAfter(ids, refused, fields.replaces));
  } catch (error) {
    if (error instanceof Invalid) {
      const refused = [refusal("", error, person)];
      return isScripted
        ? Response.json({ pictures: [], refused })
        : leadTo(pageAfter([], refused, undefined));
    }
    if (!(error instanceof Forbidden) && !(error instanceof NotFound)) throw error;
    if (error instanceof Forbidden) recordDenial(person, error.message, Date.now());
    return new Response(null, { status: error instanceof Forbidden ? 403 : 404 });
  }
}

// A plain form that comes twice, as by two presses on a slow line, adds its pictures once.
async function takeAllOnce(
  person: SignedIn,
  { idempotencyKey, replaces }: Received["fields"],
  files: Received["files"],
): Promise<Taken> {
  if (!idempotencyKey) return takeAll(person, files, replaces);
  const sent = files.map((each) => `${each.name}:${"upload" in each ? each.upload.bytes : ""}`);
  let isFirst = false;
  const taken = await answerOnce(
    [person.sessionHash, idempotencyKey, ...sent],
    async () => {
      isFirst = true;
      return JSON.stringify(await takeAll(person, files, replaces));
    },
    Date.now(),
  );
  const idle = isFirst ? [] : files.flatMap((each) => ("upload" in each ? each.upload.file : []));
  for (const file of idle) await removeFiles(file);
  return JSON.parse(taken);
}

async function takeAll(
  person: SignedIn,
  files: Received["files"],
  replaces: string | undefined,
): Promise<Taken> {
  const ids: string[] = [];
  const refused: Refused[] = [];
  if (files.length === 0) throw new Invalid({ file: "required" });
  for (const each of replaces ? files.slice(0, 1) : files) {
    try {
      if ("problem" in each) throw each.problem;
      if (replaces) await replacePicture(person, replaces, each.upload, Date.now());
      ids.push(replaces ?? (await addPicture(person, each.upload, Date.now())));
    } catch (error) {
      if (!(error instanceof Invalid)) throw error;
      refused.push(refusal(each.name, error, person));
    }
  }
  return { ids, refused };
}

function refusal(name: string, error: Invalid, { lang }: SignedIn): Refused {
  const { key, values } = error.fields.file ?? { key: "pictureBroken" };
  return { name, key, message: translator(lang, "errors")(key as "required", values as never) };
}

function pageAfter(ids: string[], refused: Refused[], replaced: string | undefined): string {
  const query = new URLSearchParams({
    [replaced && ids.length > 0 ? "replaced" : "added"]: String(ids.length),
  });
  for (const { name, key } of refused.slice(0, 10)) query.append("refused", `${key}:${name.slice(0, 100)}`);
  if (replaced) return `/admin/media/${replaced}?${query}`;
  return ids.length === 1 && refused.length === 0
    ? `/admin/media/${ids[0]}?${query}`
    : `/admin/media?${query}`;
}

const leadTo = (path: string) => new Response(null, { status: 303, headers: { Location: path } });
