"use client";

import { useEffect, useState } from "react";
import { useFormatter, useTranslations } from "use-intl";
import { DateField } from "#components/ui/field.tsx";
import type { ArticleTimes as Times } from "./article-form-state.ts";

type Props = {
  isPublic: boolean;
  timeZone: string;
  scheduledFor: string;
  withdrawnAt: string;
  /** The two times of which the person knows: others are not replaced by what is typed here. */
  known: Times;
  instantFromZoned: (local: string, timeZone: string) => number | undefined;
};

/** When readers get an article, and when they no longer see it: typed by the site's clock, told by the person's own as well. */
export function ArticleTimes(props: Props) {
  const { isPublic, timeZone, scheduledFor, withdrawnAt, known, instantFromZoned } = props;
  const t = useTranslations("desk");
  const told = useTranslations("saving");
  const zone = t("timeZoneHelp", { timeZone: timeZone.replaceAll("_", " ") });
  const shared = { zone, read: (local: string) => instantFromZoned(local, timeZone), timeZone };
  return (
    <div className="schedule">
      <input type="hidden" name="scheduledAtKnown" value={known.scheduledAt ?? ""} />
      <input type="hidden" name="withdrawAtKnown" value={known.withdrawAt ?? ""} />
      {isPublic ? null : (
        <TimeField name="scheduledAt" label={t("publishAt")} value={scheduledFor} {...shared} />
      )}
      <TimeField name="withdrawAt" label={told("withdrawAt")} value={withdrawnAt} {...shared} />
      <button type="submit" name="intent" value="schedule" className="button button-plain">
        {t("schedule")}
      </button>
    </div>
  );
}

type FieldProps = {
  name: string;
  label: string;
  value: string;
  zone: string;
  timeZone: string;
  read: (local: string) => number | undefined;
};

function TimeField({ name, label, value, zone, timeZone, read }: FieldProps) {
  const told = useTranslations("saving");
  const format = useFormatter();
  const [typed, setTyped] = useState(value);
  const [ownZone, setOwnZone] = useState<string>();
  // Only the browser knows the person's own clock.
  useEffect(() => setOwnZone(Intl.DateTimeFormat().resolvedOptions().timeZone), []);
  const at = read(typed);
  const isOther = at !== undefined && ownZone !== undefined && clockOf(at, ownZone) !== clockOf(at, timeZone);
  const comesTwice = at !== undefined && clockOf(at, timeZone) === clockOf(at + hourMs, timeZone);
  const own = isOther
    ? told("ownClock", {
        when: format.dateTime(at, {
          dateStyle: "medium",
          timeStyle: "short",
          hour12: false,
          timeZone: ownZone,
        }),
        timeZone: ownZone.replaceAll("_", " "),
      })
    : undefined;
  return (
    <DateField
      name={name}
      label={label}
      hasTime
      defaultValue={value}
      onValue={setTyped}
      help={[zone, comesTwice ? told("comesTwice") : "", own].filter(Boolean).join(" ")}
    />
  );
}

const hourMs = 3_600_000;

const clockOf = (at: number, timeZone: string) =>
  new Intl.DateTimeFormat("en", { timeZone, dateStyle: "short", timeStyle: "short" }).format(at);
