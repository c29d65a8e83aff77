"use client";

import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { sendKeptText } from "./articles/send-article.ts";
import {
  dropKeptText,
  eachLeftText,
  type Fields,
  isKeptArticle,
  type KeptText,
  listKeptTexts,
} from "./kept-texts.ts";

type Left = KeptText & { isTrashed?: boolean };

/** Texts that an earlier page could not save: articles are sent from here, and what cannot be sent by itself is shown. */
export function KeptNotice({ personId }: { personId: string }) {
  const t = useTranslations("saving");
  const [texts, setTexts] = useState<Left[]>([]);

  useEffect(() => {
    let isOver = false;
    const sendAll = async () => {
      const left: Left[] = [];
      await eachLeftText(await listKeptTexts(personId), async (text) => {
        const outcome = isKeptArticle(text) ? await sendKeptText(text) : undefined;
        if (outcome !== "saved") left.push({ ...text, isTrashed: outcome === "trashed" });
        return isOver;
      });
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

  async function drop({ key }: Left) {
    await dropKeptText(key);
    setTexts(texts.filter((text) => text.key !== key));
  }

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
            {isKeptArticle(text) ? null : (
              // Where its form is gone, it can still be read, and copied.
              <details className="fold">
                <summary>{t("keptHere.read")}</summary>
                {wordsOf(text.fields).map((words, i) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a kept text stands still
                  <p key={i} className="merge-value" dir="auto">
                    {words}
                  </p>
                ))}
                <button type="button" className="button-quiet" onClick={() => drop(text)}>
                  {t("keptHere.drop")}
                </button>
              </details>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function placeOf(text: Left): string {
  if (!isKeptArticle(text)) return text.address;
  const { articleId, isNew, isTrashed, lang } = text;
  if (isTrashed) return "/admin/articles/trash";
  return isNew ? `/admin/articles/new?id=${articleId}&lang=${lang}` : `/admin/articles/${articleId}`;
}

type Block = { type?: string; text?: string; content?: Block[] };

function wordsOf(fields: Fields): string[] {
  return fields
    .map(([, value]) => (value.startsWith('{"type":"doc"') ? wordsIn(JSON.parse(value)) : value))
    .filter(Boolean);
}

function wordsIn({ text, content = [] }: Block): string {
  if (text !== undefined) return text;
  const isLine = content.every((each) => each.content === undefined);
  return content.map(wordsIn).join(isLine ? "" : "\n");
}
