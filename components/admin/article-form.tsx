"use client";

import type { JSONContent } from "@tiptap/react";
import {
  type FormEvent,
  type KeyboardEvent,
  type ReactNode,
  startTransition,
  useActionState,
  useEffect,
  useId,
  useRef,
  useState,
} from "react";
import { useTranslations } from "use-intl";
import { FormContext } from "#components/ui/action-form.tsx";
import { TextArea } from "#components/ui/field.tsx";
import { idleForm } from "#components/ui/form-state.ts";
import { type Document, longestDocument } from "#domain/documents/schema.ts";
import type { Language } from "#domain/site/languages.ts";
import { useLeaveGuard } from "../ui/use-leave-guard.ts";
import { ArticleBar } from "./article-bar.tsx";
import type { ArticleFormState, Intent, SavedArticle } from "./article-form-state.ts";
import { ArticleSettings, type Choice } from "./article-settings.tsx";
import { Editor } from "./editor.tsx";

type Props = {
  action: (state: ArticleFormState, form: FormData) => Promise<ArticleFormState>;
  article: SavedArticle;
  body: Document;
  /** The body for the plain text field of a page without scripts. */
  markdown: string;
  /** The body as readers see it, until the editor runs. */
  preview: ReactNode;
  /** The scheduled time by the site's clock, as a datetime-local field holds it, or "". */
  scheduledFor: string;
  languages: Language[];
  topics: Choice[];
  bylines: Choice[];
  timeZone: string;
  mayPublish: boolean;
  mayWithdraw: boolean;
  mayTranslate: boolean;
  slugFromTitle: (title: string) => string;
  /** What a button did on a page without scripts, which led here. */
  done?: Intent;
};

const idle: ArticleFormState = idleForm;
// The server takes 3 MB: a little less, because the form's own marks count too.
const largestForm = 2_900_000;

/** One article's form: the text as readers will see it, its settings beside it, its buttons always in reach. */
export function ArticleForm(props: Props) {
  const t = useTranslations("desk");
  const [answered, sendPlain] = useActionState(props.action, idle);
  const typed = (name: string) => answered.values[name]?.[0];
  const [state, setState] = useState(answered);
  const [article, setArticle] = useState(() => ({
    ...props.article,
    id: typed("id") ?? props.article.id,
    version: Number(typed("version") ?? props.article.version),
  }));
  const [lang, setLang] = useState(typed("lang") ?? props.article.lang);
  const typedSlug = answered.values.id
    ? typed("slug") || props.slugFromTitle(typed("title") ?? "")
    : undefined;
  const [slug, setSlug] = useState(typedSlug ?? props.article.slug);
  // While nobody has given it a slug of its own, the slug follows the title; a published address stays.
  const [hasOwnSlug, setOwnSlug] = useState(
    props.article.publishedAt !== null || (slug !== "" && slug !== props.slugFromTitle(props.article.title)),
  );
  const [sending, setSending] = useState<Intent>();
  const [isDirty, setDirty] = useState(answered.status === "invalid");
  const changes = useRef(0);
  const form = useRef<HTMLFormElement>(null);
  const readDocument = useRef<() => JSONContent>(undefined);
  const bodyErrorId = useId();
  const direction = props.languages.find(({ code }) => code === lang)?.direction ?? "ltr";

  useLeaveGuard(isDirty, t("leaveUnsaved"));

  useEffect(() => {
    if (state.status === "invalid") form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [state]);

  useEffect(() => {
    window.addEventListener("keydown", saveByKey);
    return () => window.removeEventListener("keydown", saveByKey);
    function saveByKey(event: globalThis.KeyboardEvent) {
      if (event.key.toLowerCase() !== "s" || !(event.ctrlKey || event.metaKey) || event.altKey) return;
      event.preventDefault();
      form.current?.requestSubmit();
    }
  }, []);

  function changed() {
    changes.current += 1;
    setDirty(true);
  }

  // Enter in a field of one line would press a button that the person does not see.
  function keepFromSending(event: KeyboardEvent) {
    const { target } = event;
    const isOneLine = target instanceof HTMLInputElement || (target as HTMLElement).matches("[name=title]");
    if (event.key === "Enter" && isOneLine) event.preventDefault();
  }

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const { submitter } = event.nativeEvent as SubmitEvent;
    void send(
      submitter instanceof HTMLButtonElement && submitter.value ? (submitter.value as Intent) : "save",
    );
  }

  async function send(intent: Intent) {
    if (!form.current || sending) return;
    const data = new FormData(form.current);
    data.set("intent", intent);
    data.set("scripted", "1");
    if (readDocument.current) data.set("body", JSON.stringify(readDocument.current()));
    const problem = intent === "withdraw" ? undefined : sizeProblem(data);
    if (problem) return setState(problem);
    const sent = changes.current;
    setSending(intent);
    const answer = await answerTo(data);
    startTransition(() => {
      setSending(undefined);
      setState(answer);
      if (answer.saved) keep(intent, answer.saved, sent);
    });
  }

  function keep(intent: Intent, saved: SavedArticle, sent: number) {
    setArticle(saved);
    const address = `/admin/articles/${saved.id}`;
    if (window.location.pathname !== address) window.history.replaceState(null, "", address);
    // Withdrawing does not save what was typed, and a change made while the form was on its way is not saved yet.
    if (intent === "withdraw" || changes.current !== sent) return;
    setDirty(false);
    setSlug(saved.slug);
  }

  /** Sends the form; what the server could not answer becomes words, and the text stays where it is. */
  async function answerTo(data: FormData): Promise<ArticleFormState> {
    try {
      const answer = await props.action(idle, data);
      return answer.isSignedOut ? { ...answer, message: t("failed.signedOut") } : answer;
    } catch (error) {
      const isForbidden = /;403$/.test(String((error as { digest?: string }).digest));
      // A fetch that reached nobody ends in a TypeError.
      const isUnreachable = !navigator.onLine || error instanceof TypeError;
      const reason = isForbidden ? "forbidden" : isUnreachable ? "unreachable" : "server";
      return { ...idle, status: "invalid", message: t(`failed.${reason}`) };
    }
  }

  function sizeProblem(data: FormData): ArticleFormState | undefined {
    const isLong = String(data.get("body") ?? "").length > longestDocument;
    if (!isLong && new Blob([...data.values()].map(String)).size <= largestForm) return undefined;
    const errors: Record<string, string> = isLong ? { body: t("failed.bodyTooLong") } : {};
    return { ...idle, status: "invalid", message: t("failed.tooLarge"), errors };
  }

  return (
    <form
      ref={form}
      action={sendPlain}
      className="article-form"
      data-guarded=""
      noValidate
      onSubmit={submit}
      onInput={changed}
      onKeyDown={keepFromSending}
    >
      <FormContext value={{ state: { ...state, values: answered.values }, isPending: sending !== undefined }}>
        {/* The form's first button is the one that Enter presses. */}
        <button type="submit" name="intent" value="save" hidden tabIndex={-1} />
        <input type="hidden" name="id" value={article.id} />
        <input type="hidden" name="version" value={article.version} />
        <input type="hidden" name="translationOf" value={article.translationOf ?? ""} />
        <div className="article-text">
          <TextArea
            name="title"
            label={t("title")}
            defaultValue={props.article.title}
            rows={2}
            lang={lang}
            dir={direction}
            className="title-field"
            onInput={(event) => {
              if (!hasOwnSlug) setSlug(props.slugFromTitle(event.currentTarget.value));
            }}
          />
          <TextArea
            name="standfirst"
            label={t("standfirst")}
            defaultValue={props.article.standfirst}
            rows={2}
            lang={lang}
            dir={direction}
            className="standfirst-field"
          />
          <div className="field">
            <p className="body-label" aria-hidden="true">
              {t("body")}
            </p>
            <noscript>
              <textarea
                name="bodyMarkdown"
                aria-label={t("body")}
                rows={24}
                lang={lang}
                dir={direction}
                defaultValue={typed("bodyMarkdown") ?? props.markdown}
              />
              <p className="field-help">{t("markdownHelp")}</p>
            </noscript>
            <Editor
              initial={props.body}
              lang={lang}
              direction={direction}
              preview={props.preview}
              errorId={state.errors.body ? bodyErrorId : undefined}
              onChange={changed}
              readerRef={readDocument}
            />
            {state.errors.body ? (
              <p className="field-error" id={bodyErrorId}>
                {state.errors.body}
              </p>
            ) : null}
          </div>
        </div>
        <ArticleSettings
          article={article}
          languages={props.languages}
          topics={props.topics}
          bylines={props.bylines}
          timeZone={props.timeZone}
          scheduledFor={props.scheduledFor}
          lang={lang}
          setLang={setLang}
          slug={slug}
          setSlug={(value) => {
            setSlug(value);
            setOwnSlug(value !== "");
          }}
          typedBylines={answered.values.id ? (answered.values.bylineIds ?? []) : undefined}
          mayPublish={props.mayPublish}
          mayTranslate={props.mayTranslate}
        />
        <ArticleBar
          article={article}
          state={state}
          done={state.done ?? (state.status === "idle" ? props.done : undefined)}
          mayPublish={props.mayPublish}
          mayWithdraw={props.mayWithdraw}
          isDirty={isDirty}
          sending={sending}
        />
      </FormContext>
    </form>
  );
}
