"use client";

import { useEffect, useState } from "react";

const askEveryMs = 10_000;

type Company = { names: string[]; version: number };

/** Who else has the article open, and the version it has by now; asked while the page is in sight. */
export function useCompany(articleId: string | undefined): Company {
  const [company, setCompany] = useState<Company>({ names: [], version: 0 });

  useEffect(() => {
    if (!articleId) return;
    let isOver = false;
    const ask = async () => {
      if (document.visibilityState === "hidden") return;
      try {
        const response = await fetch(`/admin/articles/${articleId}/company`);
        if (!response.ok || response.redirected) return;
        const answer: Company = await response.json();
        if (!isOver) setCompany(answer);
      } catch {
        // Offline nobody can be seen; saving says so.
      }
    };
    void ask();
    const timer = setInterval(ask, askEveryMs);
    return () => {
      isOver = true;
      clearInterval(timer);
    };
  }, [articleId]);

  return company;
}
