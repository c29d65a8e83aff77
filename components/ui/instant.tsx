import { dateFormat } from "./date-format.ts";

type Props = { at: number; lang: string; timeZone: string; style?: "short" | "long" };

/** An instant as people of the language write it, in the site's time zone; the ISO instant for machines. */
export function Instant({ at, lang, timeZone, style = "short" }: Props) {
  const options: Intl.DateTimeFormatOptions =
    style === "short"
      ? { day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit", timeZone }
      : {
          day: "numeric",
          month: "long",
          year: "numeric",
          hour: "2-digit",
          minute: "2-digit",
          timeZone,
          timeZoneName: "short",
        };
  return <time dateTime={new Date(at).toISOString()}>{dateFormat(lang, options).format(at)}</time>;
}
