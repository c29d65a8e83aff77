"use client";

import type { JSONContent } from "@tiptap/react";
import {
  type FormEvent,
  type RefObject,
  useActionState,
  useEffect,
  useEffectEvent,
  useRef,
  useState,
} from "react";
import { useTranslations } from "use-intl";
import { fieldsOf } from "#components/admin/kept-texts.ts";
import { idleForm } from "#components/ui/form-state.ts";
import { newKey } from "#components/ui/new-key.ts";
import { useLeaveGuard } from "#components/ui/use-leave-guard.ts";
import type { Company } from "#domain/articles/presence.ts";
import type { Thrown } from "#domain/articles/trash.ts";
import type { ArticleFormProps, Beginning } from "./article-form.tsx";
import type {
  ArticleFormState,
  Intent,
  OpenArticle as Opened,
  SaveAnswer,
  SavedArticle,
  ArticleTimes as Times,
} from "./article-form-state.ts";
import { useSaveKey } from "./article-keys.ts";
import type { Merged } from "./conflict-merge.tsx";
import { writtenIn } from "./kept-article.ts";
import { sendArticle, tooLargeIn } from "./send-article.ts";
import { useArticleSaving } from "./use-article-saving.ts";
import { useCompany } from "./use-company.ts";
import { useSlug } from "./use-slug.ts";

export type OpenArticleProps = ArticleFormProps & {
  beginning: Beginning;
  begin: (next: Beginning) => void;
  /** Gets a way to ask whether the form holds what is not saved. */
  isTouched: RefObject<(() => boolean) | undefined>;
};

const idle: ArticleFormState = idleForm;

/** One article's form at work: how its text stands, what its buttons do, and what comes of each save. */
export function useOpenArticle({ beginning, begin, isTouched, ...props }: OpenArticleProps) {
  const t = useTranslations("desk");
  const told = useTranslations("saving");
  const [answered, sendPlain] = useActionState(props.action, idle);
  const typed = (name: string) => answered.values[name]?.[0];
  const [state, setState] = useState(answered);
  const [article, setArticle] = useState(() => ({
    ...beginning.article,
    id: typed("id") ?? beginning.article.id,
    version: Number(typed("version") ?? beginning.article.version),
  }));
  // What the person last saw of them, or set: a save tells of newer ones, but the fields for them stay as they are.
  const [knownTimes, setKnownTimes] = useState<Times>(beginning.article);
  // What was taken back, or from readers, has no times any more: each time the fields for them are empty again.
  const [withdrawals, setWithdrawals] = useState(0);
  const [lang, setLang] = useState(typed("lang") ?? beginning.article.lang);
  const typedSlug = typed("slug") || props.slugFromTitle(typed("title") ?? "");
  const { slug, setSlug, followTitle, chooseSlug } = useSlug({
    typed: answered.values.id ? typedSlug : undefined,
    article: beginning.article,
    slugFromTitle: props.slugFromTitle,
  });
  const [conflict, setConflict] = useState<Extract<SaveAnswer, { outcome: "conflict" }> & { turn: number }>();
  const form = useRef<HTMLFormElement>(null);
  const readDocument = useRef<() => JSONContent>(undefined);
  const isTypedOn = useRef(false);
  const direction = props.languages.find(({ code }) => code === lang)?.direction ?? "ltr";
  const saving = useArticleSaving({
    personId: props.person.id,
    article,
    writer: beginning.writer,
    steps: beginning.steps,
    keptAs: beginning.keptAs,
    isUnsaved: beginning.isUnsaved || answered.status === "invalid",
    read,
    onAnswer: take,
  });
  const { standing, sending } = saving;
  const changed = useRef(saving.changed);
  // The same function for good: the editor is not rendered anew for what happens around it.
  const [noteChange] = useState(() => () => changed.current());
  const company = useCompany(article.version > 0 ? article.id : undefined);
  const [thrown, setThrown] = useState<Thrown>();
  // By the keyboard a published article's change is kept, not shown to everybody.
  const firstIntent: Intent = article.status === "published" ? "keep" : "save";
  const isBehind = company.version > article.version && standing === "saved" && !sending;

  useLeaveGuard(standing !== "saved" && !saving.isKept && saving.isDirty(), t("leaveUnsaved"));

  useEffect(() => {
    changed.current = saving.changed;
    isTouched.current = saving.isDirty;
  });

  const hear = useEffectEvent((told: Company) => {
    setThrown(told.thrown);
    if (told.thrown) saving.pause();
    else if (standing === "trashed" && told.version > 0) saving.resume();
  });
  useEffect(() => hear(company), [company]);

  useEffect(() => {
    if (state.status === "invalid" && state.done !== "autosave" && !isTypedOn.current)
      form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [state]);

  useSaveKey(form);

  function read(): FormData | undefined {
    // Until the editor comes a text that is from elsewhere stands in no field.
    const given = beginning.isUnsaved ? beginning.body : undefined;
    return form.current ? textIn(form.current, readDocument.current?.() ?? given) : undefined;
  }

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const { submitter } = event.nativeEvent as SubmitEvent;
    const isNamed = submitter instanceof HTMLButtonElement && submitter.value !== "";
    const intent = isNamed ? (submitter.value as Intent) : firstIntent;
    const data = sending ? undefined : read();
    const tooLarge = data && intent !== "withdraw" ? tooLargeIn(data) : undefined;
    if (tooLarge) {
      const errors = tooLarge === "body" ? { body: t("failed.bodyTooLong") } : undefined;
      setState(refused(intent, t("failed.tooLarge"), errors));
    } else if (data) void saving.send(intent);
  }

  function take(intent: Intent, answer: SaveAnswer, isCurrent: boolean) {
    isTypedOn.current = !isCurrent;
    if (answer.outcome === "saved") {
      setConflict(undefined);
      goOnFrom(answer.saved, intent, isCurrent);
      // What a button asked for and could not be done stays marked while the text saves itself.
      setState((before) =>
        intent === "autosave" && isCurrent && isRefusal(before)
          ? before
          : { ...idle, status: "done", done: intent },
      );
    } else if (answer.outcome === "conflict")
      setConflict((before) => ({ ...answer, turn: (before?.turn ?? 0) + 1 }));
    else if (answer.outcome === "trashed") setThrown(answer.thrown);
    else if (answer.outcome === "refused") {
      if (answer.times) learnTimes(answer.times);
      setState(refused(intent, answer.message, answer.errors));
    } else if (intent !== "autosave" || answer.outcome === "forbidden" || answer.outcome === "gone")
      setState(refused(intent, told(`failed.${answer.outcome}`)));
  }

  function goOnFrom(saved: SavedArticle, intent: Intent, isCurrent: boolean) {
    setArticle(saved);
    if (intent === "schedule" || intent === "publish" || intent === "withdraw") setKnownTimes(saved);
    if (intent === "withdraw") setWithdrawals((count) => count + 1);
    const address = `/admin/articles/${saved.id}`;
    if (window.location.pathname !== address) window.history.replaceState(null, "", address);
    if (intent === "discard") void showNewest();
    else if (intent !== "withdraw" && isCurrent) setSlug(saved.slug);
  }

  function learnTimes(times: Times) {
    setKnownTimes(times);
    setArticle({ ...article, ...times });
  }

  async function showNewest() {
    const response = await fetch(`/admin/articles/${article.id}/text`).catch(() => undefined);
    if (!response?.ok || response.redirected) return;
    const newest: Opened = await response.json();
    // What was typed meanwhile stays: it is saved, and laid beside the newest.
    if (!saving.isDirty()) begin({ ...newest, writer: newKey(), steps: 0, isUnsaved: false });
  }

  async function untrash() {
    const asked = new FormData();
    asked.set("id", article.id);
    asked.set("intent", "untrash");
    const answer = await sendArticle(asked);
    if (answer.outcome === "saved") {
      // The version stays the one that this form started from: somebody may have saved a newer one before.
      setArticle({ ...answer.saved, version: article.version });
      setState(idle);
      saving.resume();
      form.current?.querySelector<HTMLElement>("[role=textbox].prose")?.focus();
    } else if (answer.outcome !== "trashed") take("save", answer, true);
  }

  function takeMerged({ fields, body, version }: Merged) {
    const data = read();
    // What came into the text since is on its way to be laid beside theirs as well.
    if (!conflict || !data || standing !== "conflict") return;
    // What is no text of theirs (when it comes out, above all) is as it was left by who saved last.
    const written = writtenIn(fieldsOf(data), conflict.article);
    const { choices } = conflict;
    const merged = { ...written, ...fields, version };
    // Under the same mark: what the device kept of this form's text gives way to the merged one.
    begin({
      article: merged,
      body,
      writer: beginning.writer,
      steps: saving.steps(),
      keptAs: beginning.keptAs,
      isUnsaved: true,
      choices,
    });
  }

  return {
    form,
    readDocument,
    noteChange,
    answered,
    typed,
    state,
    article,
    lang,
    setLang,
    direction,
    slug,
    chooseSlug,
    followTitle,
    knownTimes,
    withdrawals,
    saving,
    isBehind,
    conflict,
    company,
    thrown: standing === "trashed" ? thrown : undefined,
    firstIntent,
    submit,
    sendPlain,
    untrash,
    showNewest,
    takeMerged,
  };
}

/** A form with its text as it stands, as Markdown where no editor has it; undefined while there is none. */
function textIn(form: HTMLFormElement, body: JSONContent | undefined) {
  const data = new FormData(form);
  if (body) data.set("body", JSON.stringify(body));
  if (data.has("body")) data.delete("bodyMarkdown");
  return data.has("body") || data.has("bodyMarkdown") ? data : undefined;
}

function refused(
  done: Intent,
  message: string | undefined,
  errors: Record<string, string> = {},
): ArticleFormState {
  return { ...idle, status: "invalid", message, errors, done };
}

const isRefusal = ({ done, errors }: ArticleFormState) =>
  done !== "autosave" && Object.keys(errors).length > 0;
