"use client";

import type { ReactNode } from "react";
import { useFormatter, useTranslations } from "use-intl";
import type { ArticleFormState, Intent, SavedArticle } from "./article-form-state.ts";

type Props = {
  article: SavedArticle;
  state: ArticleFormState;
  done: Intent | undefined;
  mayPublish: boolean;
  mayWithdraw: boolean;
  isDirty: boolean;
  sending: Intent | undefined;
};

/** The line that stays at the foot of the screen: how the article stands, and what can be done with it. */
export function ArticleBar({ article, state, done, mayPublish, mayWithdraw, isDirty, sending }: Props) {
  const t = useTranslations("desk");
  const { status } = article;
  const isPublic = status === "published";
  return (
    <div className="article-bar">
      <BarMessage state={state} done={done} />
      <p className="article-state">
        <span className={`status status-${status}`}>{t(`status.${status}`)}</span>{" "}
        <span role="status">
          <SavedState article={article} isDirty={isDirty} isSending={sending !== undefined} />
        </span>
      </p>
      <div className="article-buttons">
        {isPublic ? (
          <a className="button button-plain" href={article.path} target="_blank" rel="noreferrer">
            {t("viewOnSite")}
          </a>
        ) : null}
        {mayWithdraw && (isPublic || status === "scheduled") ? (
          <BarButton intent="withdraw" sending={sending} className="button button-danger">
            {t("withdraw")}
          </BarButton>
        ) : null}
        <BarButton
          intent="save"
          sending={sending}
          className={isPublic || !mayPublish ? "button" : "button button-plain"}
        >
          {isPublic ? t("update") : status === "scheduled" ? t("save") : t("saveDraft")}
        </BarButton>
        {mayPublish && !isPublic ? (
          <BarButton intent="publish" sending={sending}>
            {t("publish")}
          </BarButton>
        ) : null}
      </div>
    </div>
  );
}

function BarButton(props: { intent: Intent; sending?: Intent; className?: string; children: ReactNode }) {
  return (
    <button
      type="submit"
      name="intent"
      value={props.intent}
      className={props.className ?? "button"}
      aria-disabled={props.sending !== undefined || undefined}
    >
      {props.children}
    </button>
  );
}

function BarMessage({ state, done }: { state: ArticleFormState; done?: Intent }) {
  const t = useTranslations("desk");
  if (state.status === "invalid") {
    return (
      <p className="form-message" role="alert">
        {state.message ?? t("failed.fields")}{" "}
        {state.isSignedOut ? (
          <a href="/admin/login" target="_blank" rel="noreferrer">
            {t("signInElsewhere")}
          </a>
        ) : null}
        {state.newerVersion ? (
          <a href={state.newerVersion} target="_blank" rel="noreferrer">
            {t("openNewer")}
          </a>
        ) : null}
      </p>
    );
  }
  if (!done || done === "save") return null;
  return (
    <p className="form-message" role="status">
      {t(`done.${done}`)}
    </p>
  );
}

function SavedState(props: { article: SavedArticle; isDirty: boolean; isSending: boolean }) {
  const { savedAt, scheduledAt } = props.article;
  const t = useTranslations("desk");
  const format = useFormatter();
  if (props.isSending) return t("saving");
  if (props.isDirty || savedAt === null) return t("notSaved");
  const isToday =
    format.dateTime(savedAt, { dateStyle: "short" }) === format.dateTime(Date.now(), { dateStyle: "short" });
  const saved = isToday
    ? t("savedAt", { time: format.dateTime(savedAt, { hour: "2-digit", minute: "2-digit", hour12: false }) })
    : t("savedOn", {
        date: format.dateTime(savedAt, { dateStyle: "medium", timeStyle: "short", hour12: false }),
      });
  if (scheduledAt === null) return saved;
  const when = format.dateTime(scheduledAt, { dateStyle: "long", timeStyle: "short", hour12: false });
  return `${t("scheduledFor", { when })} · ${saved}`;
}
