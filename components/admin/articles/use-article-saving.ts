"use client";

import { startTransition, useEffect, useEffectEvent, useRef, useState } from "react";
import { fieldsOf, type KeptArticle } from "#components/admin/kept-texts.ts";
import { useKeptText } from "#components/admin/use-kept-text.ts";
import { usePageMoments } from "#components/admin/use-page-moments.ts";
import type { Intent, SaveAnswer, SavedArticle } from "./article-form-state.ts";
import { sendArticle } from "./send-article.ts";

/** How a text stands: the server has it, or why not yet. */
export type Standing =
  | "saved"
  | "unsaved"
  | "saving"
  | Exclude<SaveAnswer["outcome"], "saved" | "unreachable">
  | "offline";

type Options = {
  personId: string;
  article: SavedArticle;
  /** The form's own mark, and how often its text was changed under that mark before. */
  writer: string;
  steps: number;
  /** Under which key this device has kept it already. */
  keptAs: string | undefined;
  /** Whether the form begins with a text that the server does not have. */
  isUnsaved: boolean;
  /** The form as it stands, or undefined while there is nothing worth saving. */
  read: () => FormData | undefined;
  /** Told of every answer; `isCurrent` says that nothing was typed since the form was sent. */
  onAnswer: (intent: Intent, answer: SaveAnswer, isCurrent: boolean) => void;
};

const pauseMs = 1500;
const longestUnsavedMs = 15_000;
const longestWaitMs = 8000;
// After these a further try would end the same until a person does something.
const isFinal = new Set<Standing>(["conflict", "forbidden", "gone", "signedOut", "trashed"]);

/**
 * Saves a form by itself: a moment after the last change, on leaving, and again until the server has it; until then the
 * text is kept on this device.
 */
export function useArticleSaving({
  personId,
  article,
  writer,
  steps,
  keptAs,
  isUnsaved,
  read,
  onAnswer,
}: Options) {
  const [standing, setStanding] = useState<Standing>(
    isUnsaved || article.version === 0 ? "unsaved" : "saved",
  );
  const [sending, setSending] = useState<Intent>();
  const work = useRef({
    version: article.version,
    changes: isUnsaved ? steps + 1 : steps,
    saved: steps,
    unsavedSince: 0,
    tries: 0,
    standing: standing as Standing,
    queue: Promise.resolve(),
    timer: undefined as ReturnType<typeof setTimeout> | undefined,
  }).current;

  const key = keptAs ?? `${personId} ${article.id} ${writer}`;
  const isDirty = () => work.changes !== work.saved;
  const kept = useKeptText(key, () => {
    const form = isDirty() ? read() : undefined;
    if (!form) return undefined;
    mark(form, "autosave");
    return { ...keptFrom(form), key, personId };
  });

  // The form is rendered anew for it, which no key waits for.
  function stand(next: Standing) {
    if (work.standing === next) return;
    work.standing = next;
    startTransition(() => setStanding(next));
  }

  function changed() {
    if (!isDirty()) work.unsavedSince = Date.now();
    work.changes += 1;
    // A picture that was on its way comes while two texts are being merged: it is laid beside theirs, too.
    if (work.standing === "conflict") stand("unsaved");
    if (!isFinal.has(work.standing) && work.standing !== "offline" && work.standing !== "failing")
      stand("unsaved");
    kept.keepSoon();
    if (isFinal.has(work.standing)) return;
    const left = Math.max(0, work.unsavedSince + longestUnsavedMs - Date.now());
    saveIn(Math.min(pauseMs, left));
  }

  function saveIn(ms: number) {
    clearTimeout(work.timer);
    work.timer = setTimeout(() => void autosave(), ms);
  }

  // What comes first does not take the place of what was written after it, whichever of them arrives first.
  function mark(form: FormData, intent: Intent) {
    form.set("version", String(work.version));
    form.set("writer", `${writer}.${work.changes}`);
    form.set("intent", intent);
  }

  function autosave(options?: { isLeaving: boolean }): Promise<void> {
    if (!isDirty() || isFinal.has(work.standing)) return Promise.resolve();
    return send("autosave", options);
  }

  /** Sends the form after what is on its way already. */
  function send(intent: Intent, options?: { isLeaving: boolean }): Promise<void> {
    clearTimeout(work.timer);
    const run = () => sendNow(intent, options);
    // A page that is left does not live to see the answer of what it sent before.
    work.queue = options?.isLeaving ? run() : work.queue.then(run);
    return work.queue;
  }

  async function sendNow(intent: Intent, options?: { isLeaving: boolean }): Promise<void> {
    if (intent === "autosave" && !isDirty()) return;
    const form = read();
    if (!form) return;
    const sent = work.changes;
    // What is typed on waits from here.
    work.unsavedSince = Date.now();
    mark(form, intent);
    form.set("scripted", "1");
    if (intent !== "autosave") setSending(intent);
    stand("saving");
    const answer = await sendArticle(form, options);
    if (intent !== "autosave") setSending(undefined);
    settle(intent, answer, sent);
  }

  function settle(intent: Intent, answer: SaveAnswer, sent: number) {
    const isCurrent = work.changes === sent;
    if (answer.outcome === "saved") {
      work.version = answer.saved.version;
      work.tries = 0;
      // Withdrawing saves nothing of what was typed.
      if (intent !== "withdraw") work.saved = sent;
      if (!isDirty()) kept.drop();
      stand(isDirty() ? "unsaved" : "saved");
      if (isDirty()) saveIn(pauseMs);
    } else if (answer.outcome === "refused" && intent !== "autosave") {
      // What the button asks for cannot be done: its text is saved by itself all the same, or was before.
      stand(isDirty() ? "unsaved" : "saved");
      if (isDirty()) saveIn(pauseMs);
    } else if (answer.outcome === "conflict" && !isCurrent) {
      // Laid beside theirs is also what was typed meanwhile.
      stand("unsaved");
      saveIn(pauseMs);
      return;
    } else {
      stand(answer.outcome === "unreachable" ? "offline" : answer.outcome);
      void kept.keep();
      if (answer.outcome === "unreachable" || answer.outcome === "failing") {
        work.tries += 1;
        saveIn(Math.min(longestWaitMs, 1000 * 2 ** work.tries));
      }
    }
    onAnswer(intent, answer, isCurrent);
  }

  function resume() {
    if (work.standing === "signedOut" || work.standing === "trashed") stand(isDirty() ? "unsaved" : "saved");
    void autosave();
  }

  /** Has saving wait: the article was thrown away meanwhile. */
  function pause() {
    clearTimeout(work.timer);
    stand("trashed");
    void kept.keep();
  }

  usePageMoments({
    onOnline: resume,
    onHidden: () => {
      void kept.keep();
      void autosave();
    },
    onLeave: () => {
      void kept.keep();
      void autosave({ isLeaving: true });
    },
  });

  const begin = useEffectEvent(() => {
    if (isUnsaved) void kept.keep().then(() => autosave());
  });
  useEffect(() => {
    begin();
    return () => clearTimeout(work.timer);
  }, [work]);

  const countSteps = () => work.changes;
  return {
    standing,
    isKept: kept.isKept === true,
    sending,
    changed,
    send,
    pause,
    resume,
    isDirty,
    steps: countSteps,
  };
}

function keptFrom(form: FormData): Omit<KeptArticle, "key" | "personId"> {
  return {
    articleId: String(form.get("id")),
    isNew: form.get("version") === "0",
    title: String(form.get("title") ?? ""),
    lang: String(form.get("lang") ?? ""),
    keptAt: Date.now(),
    fields: fieldsOf(form),
  };
}
