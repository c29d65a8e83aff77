"use client";

import { useEffect, useState } from "react";
import { newKey } from "#components/ui/new-key.ts";
import type { Company } from "#domain/articles/presence.ts";

const askEveryMs = 10_000;
const nobody: Company = { names: [], isElsewhere: false, version: 0, isOwn: false };
// Of this page of the browser, whatever forms it shows one after the other.
const pageKey = newKey();

/** Who else has the article open, and what became of it meanwhile; asked while the page is in sight. */
export function useCompany(articleId: string | undefined): Company {
  const [company, setCompany] = useState(nobody);

  useEffect(() => {
    if (!articleId) return;
    let isOver = false;
    const address = `/admin/articles/${articleId}/company?page=${pageKey}`;
    const ask = async () => {
      if (isOver || document.visibilityState === "hidden") return;
      try {
        const response = await fetch(address);
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
    // Else the page that comes in its place would take it for another window.
    const leave = () => void navigator.sendBeacon(address);
    const timer = setInterval(ask, askEveryMs);
    document.addEventListener("visibilitychange", seen);
    window.addEventListener("pagehide", leave);
    void ask();
    return stop;
    function stop() {
      isOver = true;
      clearInterval(timer);
      document.removeEventListener("visibilitychange", seen);
      window.removeEventListener("pagehide", leave);
    }
  }, [articleId]);

  return company;
}
