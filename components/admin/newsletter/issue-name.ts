import { translator } from "#components/messages/translator.ts";
import { formatDate } from "#components/site/dates.ts";
import { numberFormat } from "#components/ui/number-format.ts";

type Named = { subjects: Record<string, string>; slug: string };

/** An issue's subject in the person's language, in another one, or what its address says: of a new one the day, as people say it. */
export function issueName({ subjects, slug }: Named, lang: string): string {
  const subject = subjects[lang] ?? Object.values(subjects)[0];
  return subject ?? translator(lang, "issues")("unnamed", { slug: dayOf(slug, lang) ?? slug });
}

function dayOf(slug: string, lang: string): string | undefined {
  const [, day, count] = /^(\d{4}-\d\d-\d\d)(?:-(\d+))?$/.exec(slug) ?? [];
  const at = Date.parse(day ?? "");
  if (Number.isNaN(at)) return undefined;
  const spoken = formatDate(lang, at, "UTC");
  return count ? `${spoken} (${numberFormat(lang).format(Number(count))})` : spoken;
}
