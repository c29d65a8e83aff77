import { SpokenInstant } from "#components/admin/spoken-instant.tsx";
import { translator } from "#components/messages/translator.ts";
import type { Coming } from "#domain/articles/list-coming.ts";
import { OwnClock } from "./own-clock.tsx";

type Props = { coming: Coming[]; lang: string; timeZone: string };

/** What will happen by itself, the next first, by the site's clock and the person's own. */
export function ComingList({ coming, lang, timeZone }: Props) {
  const t = translator(lang, "today");
  const now = Date.now();
  return (
    <ol className="briefs">
      {coming.map(({ id, lang: of, title, at, what }) => (
        <li key={`${id} ${what}`}>
          <a href={`/admin/articles/${id}`}>
            <bdi lang={of}>{title || t("untitled")}</bdi>
          </a>
          <span className="brief-time">
            {t(`coming.${what}`)} <SpokenInstant at={at} now={now} lang={lang} timeZone={timeZone} />{" "}
            <OwnClock at={at} timeZone={timeZone} />
          </span>
        </li>
      ))}
    </ol>
  );
}
