"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { useFormatter, useTranslations } from "use-intl";
import type { Progress } from "#domain/newsletter/progress.ts";

const everyMs = 1000;

/** How far an issue is; asked anew every second while it is looked at and not over. */
export function IssueProgress({ issueId, initial }: { issueId: string; initial: Progress }) {
  const t = useTranslations("issues");
  const format = useFormatter();
  const { progress, isStale } = useProgress(issueId, initial);
  const { counts, total } = progress;
  const done = counts.sent + counts.failed + counts.skipped + counts.unknown;
  const figures = [
    ["total", total],
    ["sent", counts.sent],
    ["waiting", counts.pending],
    ["onWire", counts.sending],
    ["retry", counts.retry],
    ["failed", counts.failed],
    ["skipped", counts.skipped],
    ["unknown", counts.unknown],
  ] as const;
  return (
    <section className="issue-progress" aria-label={t("progress.title")}>
      {progress.state === "paused" && progress.stopReason ? <Stopped progress={progress} /> : null}
      <p className="progress-line">
        <progress value={done} max={Math.max(total, 1)} aria-label={t("progress.title")} />
        <span>
          {t("progress.bar", { done: format.number(done), total: format.number(total) })}
          {progress.perSecond > 0 && progress.state === "sending" ? (
            <>
              {" · "}
              {t("progress.rate", {
                rate: format.number(progress.perSecond, {
                  maximumFractionDigits: progress.perSecond < 10 ? 1 : 0,
                }),
              })}
            </>
          ) : null}
          {progress.secondsLeft !== undefined && progress.secondsLeft > 0 ? (
            <>
              {" · "}
              <TimeLeft seconds={progress.secondsLeft} />
            </>
          ) : null}
        </span>
      </p>
      <dl className="progress-figures">
        {figures.map(([name, count]) => (
          <div key={name} data-name={name}>
            <dt>{t(`progress.${name}`)}</dt>
            <dd>{format.number(count)}</dd>
          </div>
        ))}
      </dl>
      {progress.kinds.length > 0 ? <Kinds kinds={progress.kinds} /> : null}
      {counts.unknown > 0 ? (
        <p>
          <a href={`/admin/newsletter/${issueId}/unknown`}>
            {t("progress.unknownLink", { count: counts.unknown })}
          </a>
        </p>
      ) : null}
      {isStale ? <p className="field-error">{t("progress.stale")}</p> : null}
      {progress.state === "sending" ? (
        <noscript>
          <p>
            <a href={`/admin/newsletter/${issueId}/send`}>{t("progress.refresh")}</a>
          </p>
        </noscript>
      ) : null}
    </section>
  );
}

function useProgress(issueId: string, initial: Progress) {
  const router = useRouter();
  const [progress, setProgress] = useState(initial);
  const [isStale, setStale] = useState(false);
  const isRunning = initial.state === "sending" || initial.state === "paused";
  useEffect(() => {
    if (!isRunning) return;
    let isOver = false;
    const timer = setInterval(async () => {
      if (document.hidden) return;
      try {
        const answer = await fetch(`/admin/newsletter/${issueId}/progress`);
        if (!answer.ok) throw new Error(String(answer.status));
        const latest: Progress = await answer.json();
        setStale(false);
        setProgress(latest);
        // The buttons beside the figures are for another state.
        if (latest.state !== initial.state && !isOver) {
          isOver = true;
          router.refresh();
        }
      } catch {
        setStale(true);
      }
    }, everyMs);
    return () => clearInterval(timer);
  }, [issueId, isRunning, initial.state, router]);
  return { progress, isStale };
}

function TimeLeft({ seconds }: { seconds: number }) {
  const t = useTranslations("issues");
  const [unit, count] = roughly(seconds);
  return t("progress.left", { time: t(`progress.${unit}`, { count }) });
}

function roughly(seconds: number): ["seconds" | "minutes" | "hours", number] {
  if (seconds < 90) return ["seconds", seconds];
  return seconds < 5400 ? ["minutes", Math.round(seconds / 60)] : ["hours", Math.round(seconds / 3600)];
}

function Stopped({ progress: { stopReason, stopDetail } }: { progress: Progress }) {
  const t = useTranslations("issues");
  const known = (["auth", "route", "sender", "refused"] as const).find((reason) => reason === stopReason);
  return (
    <div className="form-message" role="alert">
      {known ? t(`progress.stop.${known}`) : null}
      {stopDetail ? <p dir="auto">{t("progress.stop.detail", { detail: stopDetail })}</p> : null}
    </div>
  );
}

const kindNames = [
  "temporary",
  "lost",
  "no-mailbox",
  "mailbox-full",
  "content",
  "refused",
  "sender",
  "gave-up",
  "in-doubt",
  "crash",
  "unsubscribed",
  "suppressed",
  "forgotten",
  "cancelled",
] as const;

function Kinds({ kinds }: { kinds: Progress["kinds"] }) {
  const t = useTranslations("issues");
  const format = useFormatter();
  return (
    <table className="table progress-kinds">
      <caption>{t("progress.kinds")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("progress.kind")}</th>
          <th scope="col" className="table-number">
            {t("progress.count")}
          </th>
        </tr>
      </thead>
      <tbody>
        {kinds.map(({ kind, count }) => {
          const known = kindNames.find((each) => each === kind);
          return (
            <tr key={kind}>
              <th scope="row">{known ? t(`progress.kindNames.${known}`) : kind}</th>
              <td className="table-number" data-label={t("progress.count")}>
                {format.number(count)}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
