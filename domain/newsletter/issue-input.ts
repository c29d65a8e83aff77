import { z } from "zod";
import { type Document, parseDocument } from "../documents/schema.ts";
import { Invalid } from "../errors.ts";
import { line, typedSlug } from "../fields.ts";
import { collect, problemsOf } from "../problems.ts";
import { listLanguages } from "../site/languages.ts";
import { isSlug } from "../slug.ts";

const text = z.object({ subject: line(150), preview: line(200), intro: z.string().optional() });
const schema = z.object({
  id: z.string().max(64),
  version: z.coerce.number().int().min(0),
  slug: typedSlug.refine((slug) => slug === "" || isSlug(slug), "badSlug"),
  texts: z.record(z.string(), text),
});

/** An issue's texts as a form sends them: by language code, each introduction as the editor's JSON; left out, it stays as it is. */
export type IssueInput = z.input<typeof schema>;

export type IssueText = { lang: string; subject: string; preview: string; intro: Document };
type CheckedText = Omit<IssueText, "intro"> & { intro: Document | undefined };
type CheckedIssue = { id: string; version: number; slug: string; texts: CheckedText[] };

/** Checks an issue's texts. Throws Invalid with every field at fault: slug, subject.LANG, preview.LANG, intro.LANG. */
export function checkIssue(input: IssueInput): CheckedIssue {
  const result = schema.safeParse(input);
  const problems: Invalid["fields"] = result.success ? {} : new Invalid(problemsOf(result.error)).fields;
  const texts = listLanguages().flatMap(({ code }) => {
    const typed = input.texts[code];
    if (!typed) return [];
    const intro = introOf(typed.intro, code, problems);
    const checked = result.success ? result.data.texts[code] : undefined;
    return checked ? [{ lang: code, subject: checked.subject, preview: checked.preview, intro }] : [];
  });
  if (!result.success || Object.keys(problems).length > 0) throw new Invalid(problems);
  const { id, version, slug } = result.data;
  return { id, version, slug, texts };
}

function introOf(json: string | undefined, lang: string, problems: Invalid["fields"]): Document | undefined {
  if (json === undefined) return undefined;
  const found: Invalid["fields"] = {};
  const intro = collect(found, () => parseDocument(json));
  if (found.body) problems[`intro.${lang}`] = found.body;
  return intro;
}
