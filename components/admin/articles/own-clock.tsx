"use client";

import { useEffect, useState } from "react";
import { useFormatter, useTranslations } from "use-intl";

/** An instant by the person's own clock, where that shows another time than the site's. */
export function OwnClock({ at, timeZone }: { at: number; timeZone: string }) {
  const t = useTranslations("saving");
  const format = useFormatter();
  const [own, setOwn] = useState<string>();
  // Only the browser knows it.
  useEffect(() => setOwn(Intl.DateTimeFormat().resolvedOptions().timeZone), []);
  if (own === undefined) return null;
  const spoken = (zone: string) =>
    format.dateTime(at, { dateStyle: "medium", timeStyle: "short", hour12: false, timeZone: zone });
  if (spoken(own) === spoken(timeZone)) return null;
  return <small>{t("ownClock", { when: spoken(own), timeZone: own.replaceAll("_", " ") })}</small>;
}
