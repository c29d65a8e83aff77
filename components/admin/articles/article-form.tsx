"use client";

import { type ReactNode, useEffect, useEffectEvent, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { eachLeftText, isKeptArticle, listKeptTexts } from "#components/admin/kept-texts.ts";
import { newKey } from "#components/ui/new-key.ts";
import type { Document } from "#domain/documents/schema.ts";
import type { Language } from "#domain/site/languages.ts";
import type { ArticleFormState, FormChoices, Intent, SavedArticle } from "./article-form-state.ts";
import { keptArticle } from "./kept-article.ts";
import type { LeadChoice } from "./lead-picture.tsx";
import { OpenArticle } from "./open-article.tsx";
import { sendKeptText } from "./send-article.ts";

export type ArticleFormProps = {
  action: (state: ArticleFormState, form: FormData) => Promise<ArticleFormState>;
  article: SavedArticle;
  body: Document;
  /** Whose text is kept on this device, and who signs in again. */
  person: { id: string; email: string };
  /** The body for the plain field that stands until the editor comes. */
  markdown: string;
  /** The body as readers see it, until the editor runs. */
  preview: ReactNode;
  languages: Language[];
  choices: FormChoices;
  timeZone: string;
  leadChoice: LeadChoice;
  mayPublish: boolean;
  mayWithdraw: boolean;
  mayTranslate: boolean;
  slugFromTitle: (title: string) => string;
  /** The instant of a wall clock time in a time zone. */
  instantFromZoned: (local: string, timeZone: string) => number | undefined;
  /** An instant's wall clock time in a time zone, as datetime-local fields hold it. */
  zonedFromInstant: (at: number, timeZone: string) => string;
  /** What a button did on a page without scripts, which led here. */
  done?: Intent;
};

/** What a form begins with: the page's own text, one kept on this device, a colleague's newer one, or one that was merged. */
export type Beginning = {
  article: SavedArticle;
  body: Document;
  /** The mark of the form that writes it, and how often it was changed under that mark before. */
  writer: string;
  steps: number;
  isUnsaved: boolean;
  /** What can be chosen by now, where that may be other than when the page was opened. */
  choices?: FormChoices;
  /** Whether it is a text that this device had kept. */
  isFromDevice?: boolean;
  /** The key under which this device keeps it, where that is not its form's own. */
  keptAs?: string;
};

/** One article's form. A text that comes from elsewhere begins it anew, so that every field shows what it holds. */
export function ArticleForm(props: ArticleFormProps) {
  const { person, article, body, languages } = props;
  const [round, setRound] = useState(0);
  const [beginning, setBeginning] = useState<Beginning>(() => ({
    article,
    body,
    // Not rendered: the server makes another one than the browser.
    writer: newKey(),
    steps: 0,
    isUnsaved: false,
  }));
  const isTouched = useRef<() => boolean>(undefined);

  // At once: a key that is pressed in between would write into a form that is gone.
  function begin(next: Beginning) {
    flushSync(() => {
      setBeginning(next);
      setRound((count) => count + 1);
    });
  }

  const goOn = useEffectEvent(begin);
  // What an earlier form could not save goes on from where it was.
  useEffect(() => {
    let isOver = false;
    async function restore() {
      const kept = (await listKeptTexts(person.id)).filter(isKeptArticle);
      const own = kept.filter(({ articleId }) => articleId === article.id);
      await eachLeftText(own, async (text) => {
        const restored = isOver ? undefined : await keptArticle(text, article, languages);
        if (!restored) return false;
        const isTyped = isTouched.current?.() === true;
        // Whoever was faster than the device finds the two side by side.
        if (isTyped) await sendKeptText(text);
        else if (!isOver) goOn({ ...restored, isUnsaved: true, isFromDevice: true, keptAs: text.key });
        return !isTyped;
      });
    }
    restore().catch(() => {
      // A browser that keeps nothing has nothing to restore.
    });
    return () => {
      isOver = true;
    };
  }, [person.id, article, languages]);

  return <OpenArticle key={round} {...props} {...{ beginning, begin, isTouched }} />;
}
