import { dateFormat, formatDistance } from "#components/ui/date-format.ts";

type Props = { at: number; now: number; lang: string; timeZone: string };

const day = 24 * 60 * 60 * 1000;

/** An instant as people say it ("today, 14:05"), in the site's time zone; exact for machines and on hover. */
export function SpokenInstant({ at, now, lang, timeZone }: Props) {
  const format = (options: Intl.DateTimeFormatOptions) => dateFormat(lang, { timeZone, ...options });
  const dayOf = format({ dateStyle: "short" });
  const distance = [-1, 0, 1].find((days) => dayOf.format(at) === dayOf.format(now + days * day));
  const time = format({ hour: "2-digit", minute: "2-digit" }).format(at);
  const spoken =
    distance === undefined
      ? format({ day: "numeric", month: "short", year: "numeric" }).format(at)
      : formatDistance(lang, distance);
  const exact = format({ dateStyle: "long", timeStyle: "long" }).format(at);
  return (
    <time dateTime={new Date(at).toISOString()} title={exact}>
      {spoken} <bdi>{time}</bdi>
    </time>
  );
}
