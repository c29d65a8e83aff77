import { useEffect, useRef, useState } from "react";
import type { LibraryPicture } from "#domain/media/list-for-desk.ts";

type Page = { rows: LibraryPicture[]; next?: string };

/** The library's pictures that hold some words, page by page, as a picker shows them. */
export function useLibrary(words: string) {
  const [pictures, setPictures] = useState<LibraryPicture[]>([]);
  const [next, setNext] = useState<string>();
  const [state, setState] = useState<"loading" | "ready" | "failed">("loading");
  const asked = useRef(0);

  async function load(after?: string) {
    asked.current += 1;
    const mine = asked.current;
    setState("loading");
    const page = await fetchPage({ words, ...(after ? { after } : {}) });
    // Of two searches the later one counts, whichever answer comes first.
    if (mine !== asked.current) return;
    if (!page) return setState("failed");
    setPictures((before) => (after ? [...before, ...page.rows] : page.rows));
    setNext(page.next);
    setState("ready");
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: it is asked anew for other words alone
  useEffect(() => {
    const timer = setTimeout(() => void load(), words ? 200 : 0);
    return () => clearTimeout(timer);
  }, [words]);

  return { pictures, state, hasMore: next !== undefined, more: () => load(next), again: () => load() };
}

/** One picture of the library, where the person may see it. */
export async function findPicture(id: string): Promise<LibraryPicture | undefined> {
  return (await fetchPage({ id }))?.rows[0];
}

async function fetchPage(asked: Record<string, string>): Promise<Page | undefined> {
  const query = new URLSearchParams(asked);
  try {
    const response = await fetch(`/admin/media/choices?${query}`, {
      headers: { Accept: "application/json" },
    });
    const isJson = response.headers.get("content-type")?.startsWith("application/json");
    return response.ok && isJson ? await response.json() : undefined;
  } catch {
    return undefined;
  }
}
