import { useEffect, useState } from "react";
import type { CaptionedPicture } from "#domain/media/list-pictures.ts";

/** A picture as a text of a language shows it; "gone" from the library, or "failed" to be looked up. */
export type Shown = CaptionedPicture | "gone" | "failed";

const most = 50;
const asked = new Map<string, Promise<Shown>>();
let waiting: { key: string; id: string; lang: string; answer: (shown: Shown) => void }[] = [];

/** Looks a picture up, with all others that are asked for at the same moment; undefined until it is known. */
export function useShownPicture(id: string, lang: string): Shown | undefined {
  const [shown, setShown] = useState<{ key: string; picture: Shown }>();
  const key = `${lang} ${id}`;
  useEffect(() => {
    let isOver = false;
    void findShown(id, lang).then((picture) => {
      if (!isOver) setShown({ key, picture });
    });
    return () => {
      isOver = true;
    };
  }, [key, id, lang]);
  const picture = shown?.key === key ? shown.picture : undefined;
  // It may have been described in another tab.
  const isWanting = typeof picture === "object" && (picture.alt === "" || picture.credit === "");
  useEffect(() => {
    if (!isWanting) return;
    const look = () => {
      asked.delete(key);
      void findShown(id, lang).then((found) => {
        if (typeof found === "object") setShown({ key, picture: found });
      });
    };
    window.addEventListener("focus", look);
    return () => window.removeEventListener("focus", look);
  }, [key, id, lang, isWanting]);
  return picture;
}

/** The same, for when no component asks. */
function findShown(id: string, lang: string): Promise<Shown> {
  const key = `${lang} ${id}`;
  const known = asked.get(key);
  if (known) return known;
  const found = new Promise<Shown>((answer) => {
    if (waiting.length === 0) setTimeout(askAll);
    waiting.push({ key, id, lang, answer });
  });
  asked.set(key, found);
  return found;
}

function askAll(): void {
  const all = waiting;
  waiting = [];
  for (const lang of new Set(all.map((each) => each.lang))) {
    const ofLanguage = all.filter((each) => each.lang === lang);
    for (let at = 0; at < ofLanguage.length; at += most) void ask(lang, ofLanguage.slice(at, at + most));
  }
}

async function ask(lang: string, all: typeof waiting): Promise<void> {
  const pictures = await fetchShown(
    lang,
    all.map(({ id }) => id),
  );
  for (const { key, id, answer } of all) {
    if (!pictures) asked.delete(key);
    answer(pictures ? (pictures.find((each) => each.id === id) ?? "gone") : "failed");
  }
}

async function fetchShown(lang: string, ids: string[]): Promise<CaptionedPicture[] | undefined> {
  try {
    const response = await fetch(
      `/admin/media/choices?${new URLSearchParams({ lang, shown: ids.join(",") })}`,
      {
        headers: { Accept: "application/json" },
      },
    );
    const isJson = response.headers.get("content-type")?.startsWith("application/json");
    return response.ok && isJson ? (await response.json()).shown : undefined;
  } catch {
    return undefined;
  }
}
