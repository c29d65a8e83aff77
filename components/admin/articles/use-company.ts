"use client";

import { useEffect, useState } from "react";
import type { Company } from "#domain/articles/presence.ts";

const askEveryMs = 10_000;

/** Who else has the article open, and what became of it meanwhile; asked while the page is in sight. */
export function useCompany(articleId: string | undefined): Company {
  const [company, setCompany] = useState<Company>({ names: [], version: 0 });

  useEffect(() => {
    if (!articleId) return;
    let isOver = false;
    const ask = async () => {
      if (isOver || document.visibilityState === "hidden") return;
      try {
        const response = await fetch(`/admin/articles/${articleId}/company`);
        // Asked again, it would say the same: the article is gone for good, or another's.
        if (response.status === 403 || response.status === 404) stop();
        if (!response.ok || response.redirected) return;
        const answer: Company = await response.json();
        if (!isOver) setCompany(answer);
      } catch {
        // Offline nobody can be seen; saving says so.
      }
    };
    const seen = () => void ask();
    const timer = setInterval(ask, askEveryMs);
    document.addEventListener("visibilitychange", seen);
    void ask();
    return stop;
    function stop() {
      isOver = true;
      clearInterval(timer);
      document.removeEventListener("visibilitychange", seen);
    }
  }, [articleId]);

  return company;
}
