"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { useTranslations } from "use-intl";

const everyMs = 1000;
const nearMs = 60_000;

/** Has a page that waits for an issue's hour show its course once that has come. */
export function StartWatch({ issueId, scheduledAt }: { issueId: string; scheduledAt: number }) {
  const t = useTranslations("issues");
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(async () => {
      if (document.hidden || scheduledAt - Date.now() > nearMs) return;
      const answer = await fetch(`/admin/newsletter/${issueId}/progress`).catch(() => undefined);
      const state = answer?.ok ? (await answer.json()).state : "scheduled";
      if (state === "scheduled") return;
      clearInterval(timer);
      router.refresh();
    }, everyMs);
    return () => clearInterval(timer);
  }, [issueId, scheduledAt, router]);
  return (
    <noscript>
      <p>
        <a href={`/admin/newsletter/${issueId}/send`}>{t("progress.refresh")}</a>
      </p>
    </noscript>
  );
}
