"use client";

import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { holdText, type KeptText, listKeptTexts } from "./kept-texts.ts";
import { sendKeptText } from "./send-article.ts";

type Left = KeptText & { isTrashed: boolean };

/** Texts that an earlier page could not save: they are sent from here, and those that still cannot be are shown. */
export function KeptNotice({ personId }: { personId: string }) {
  const t = useTranslations("saving");
  const [texts, setTexts] = useState<Left[]>([]);

  useEffect(() => {
    let isOver = false;
    const sendAll = async () => {
      const left: Left[] = [];
      for (const text of await listKeptTexts(personId)) {
        const letGo = await holdText(text.key);
        // Another window has it open, and saves it.
        if (!letGo) continue;
        const outcome = await sendKeptText(text);
        if (outcome !== "saved") left.push({ ...text, isTrashed: outcome === "trashed" });
        letGo();
      }
      if (!isOver) setTexts(left);
    };
    // A browser that keeps nothing has nothing to send.
    const send = () => void sendAll().catch(() => undefined);
    send();
    window.addEventListener("online", send);
    return () => {
      isOver = true;
      window.removeEventListener("online", send);
    };
  }, [personId]);

  if (texts.length === 0) return null;
  return (
    <section className="kept-notice" aria-labelledby="kept-here">
      <h2 id="kept-here">{t("keptHere.title")}</h2>
      <p>{t("keptHere.text")}</p>
      <ul>
        {texts.map((text) => (
          <li key={text.key}>
            <a href={placeOf(text)}>
              <bdi lang={text.lang}>{text.title || t("keptHere.untitled")}</bdi>
            </a>
            {text.isTrashed ? <> ({t("trashed.inTrash")})</> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

function placeOf({ articleId, isNew, isTrashed, lang }: Left): string {
  if (isTrashed) return "/admin/articles/trash";
  return isNew ? `/admin/articles/new?id=${articleId}&lang=${lang}` : `/admin/articles/${articleId}`;
}
