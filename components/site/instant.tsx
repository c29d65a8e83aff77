import { formatDate, formatDateAndTime } from "./dates.ts";

type Props = { lang: string; timeZone: string; at: number; withTime?: boolean };

/** A point in time as people of the language write it, and for machines in UTC. */
export function Instant({ lang, timeZone, at, withTime = false }: Props) {
  const format = withTime ? formatDateAndTime : formatDate;
  return <time dateTime={new Date(at).toISOString()}>{format(lang, at, timeZone)}</time>;
}
