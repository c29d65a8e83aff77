"use client";

import { useFormatter, useTranslations } from "use-intl";
import type { SavedArticle } from "./article-form-state.ts";
import type { Standing } from "./use-article-saving.ts";

type Props = {
  article: SavedArticle;
  standing: Standing | "behind";
  /** Whether the newer text, where there is one, is the person's own, saved elsewhere. */
  isOwnSave: boolean;
  /** Whether what is not saved is kept on this device. */
  isKept: boolean;
  /** Whether the text was restored from this device. */
  isFromDevice: boolean;
  showNewest: () => void;
};

/** Whether an open article's text is safe, and when it comes to its readers. */
export function SaveState({ article, standing, isOwnSave, isKept, isFromDevice, showNewest }: Props) {
  const t = useTranslations("desk");
  const told = useTranslations("saving");
  const format = useFormatter();
  const { savedAt, scheduledAt, withdrawAt, pendingAt } = article;
  const exact = (at: number) => format.dateTime(at, { dateStyle: "long", timeStyle: "short", hour12: false });
  if (standing === "behind" || standing === "conflict") {
    return (
      <>
        {told(isOwnSave ? "state.own" : "state.other")}{" "}
        {standing === "behind" ? (
          <button type="button" className="button-quiet" onClick={showNewest}>
            {told("showNewest")}
          </button>
        ) : null}
      </>
    );
  }
  if (standing === "saving") return t("saving");
  if (standing === "offline") return told(isKept ? "state.offlineKept" : "state.offline");
  if (standing === "failing") return told(isKept ? "state.failingKept" : "state.failing");
  if (standing === "signedOut") return told(isKept ? "state.signedOutKept" : "state.signedOut");
  if (standing !== "saved" || savedAt === null) return t("notSaved");
  const day = (at: number) => format.dateTime(at, { dateStyle: "short" });
  const time = format.dateTime(savedAt, { hour: "2-digit", minute: "2-digit", hour12: false });
  const isToday = day(savedAt) === day(Date.now());
  const date = format.dateTime(savedAt, { dateStyle: "medium", timeStyle: "short", hour12: false });
  const saved = isToday ? t("savedAt", { time }) : t("savedOn", { date });
  const parts = [
    scheduledAt === null ? undefined : t("scheduledFor", { when: exact(scheduledAt) }),
    withdrawAt === null ? undefined : told("withdrawnAt", { when: exact(withdrawAt) }),
    pendingAt === null ? saved : told("state.pending", { time: isToday ? time : date }),
    isFromDevice ? told("state.restored") : undefined,
  ];
  // What was saved begins the line where nothing is to come.
  const line = parts.filter(Boolean).join(" · ");
  if (pendingAt === null) return line;
  return (
    <>
      {line} <span className="state-means">· {told("state.means")}</span>
    </>
  );
}
