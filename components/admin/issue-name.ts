import { translator } from "#components/messages/translator.ts";
import { formatDate } from "#components/site/dates.ts";

type Named = { subjects: Record<string, string>; slug: string };

/** An issue's subject in the person's language, in another one, or what its address says: of a new one the day, as people say it. */
export function issueName({ subjects, slug }: Named, lang: string): string {
  const subject = subjects[lang] ?? Object.values(subjects)[0];
  return subject ?? translator(lang, "issues")("unnamed", { slug: dayOf(slug, lang) ?? slug });
}

function dayOf(slug: string, lang: string): string | undefined {
  const day = /^\d{4}-\d\d-\d\d$/.test(slug) ? Date.parse(slug) : Number.NaN;
  return Number.isNaN(day) ? undefined : formatDate(lang, day, "UTC");
}
