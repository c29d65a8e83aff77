import { SpokenInstant } from "#components/admin/spoken-instant.tsx";
import { translator } from "#components/messages/translator.ts";
import type { Brief } from "#domain/articles/list-briefs.ts";

type Props = { briefs: Brief[]; lang: string; timeZone: string };

/** Articles by their titles and a time. */
export function BriefList({ briefs, lang, timeZone }: Props) {
  const untitled = translator(lang, "today")("untitled");
  const now = Date.now();
  return (
    <ul className="briefs">
      {briefs.map(({ id, lang: of, title, at }) => (
        <li key={id}>
          <a href={`/admin/articles/${id}`}>
            <bdi lang={of}>{title || untitled}</bdi>
          </a>
          <span className="brief-time">
            <SpokenInstant at={at} now={now} lang={lang} timeZone={timeZone} />
          </span>
        </li>
      ))}
    </ul>
  );
}
