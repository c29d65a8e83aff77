"use client";

import { useEffect } from "react";
import { whenIdle } from "#components/ui/when-idle.ts";

const mark = "editor-ahead";

/** Has the browser fetch an editor's code while the list is read, so that an article that is then opened need not wait for it. */
export function EditorAhead({ href }: { href: string }) {
  useEffect(() => whenIdle(() => void fetchCodeOf(href)), [href]);
  return null;
}

async function fetchCodeOf(href: string): Promise<void> {
  const { connection } = navigator as { connection?: { saveData?: boolean } };
  try {
    if (connection?.saveData || sessionStorage.getItem(mark)) return;
    sessionStorage.setItem(mark, "1");
    const response = await fetch(href, { priority: "low" });
    if (!response.ok || response.redirected) return;
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    const parts = page.querySelectorAll("script[src], link[rel=stylesheet]");
    const addresses = [...parts].flatMap(
      (part) => part.getAttribute("src") ?? part.getAttribute("href") ?? [],
    );
    await Promise.all(addresses.map((address) => fetch(address, { priority: "low" })));
  } catch {
    // Offline, or the list was left: the editor fetches its code itself.
  }
}
