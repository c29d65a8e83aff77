"use client";

import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { dropKeptText, formOf, type KeptText, listKeptTexts } from "./kept-texts.ts";
import { sendArticle } from "./send-article.ts";

/** Texts that an earlier page could not save: they are sent from here, and those that still cannot be are shown. */
export function KeptNotice({ personId }: { personId: string }) {
  const t = useTranslations("saving");
  const [texts, setTexts] = useState<KeptText[]>([]);

  useEffect(() => {
    let isOver = false;
    const sendAll = async () => {
      const left: KeptText[] = [];
      for (const text of await listKeptTexts(personId)) {
        const { outcome } = await sendArticle(formOf(text));
        if (outcome === "saved") await dropKeptText(personId, text.articleId);
        else left.push(text);
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
        {texts.map(({ articleId, isNew, title, lang }) => (
          <li key={articleId}>
            <a
              href={
                isNew ? `/admin/articles/new?id=${articleId}&lang=${lang}` : `/admin/articles/${articleId}`
              }
            >
              <bdi lang={lang}>{title || t("keptHere.untitled")}</bdi>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
