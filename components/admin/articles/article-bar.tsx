"use client";

import { type MouseEvent, type ReactNode, useId } from "react";
import { useTranslations } from "use-intl";
import { NewTabLink } from "#components/ui/new-tab-link.tsx";
import type { Company } from "#domain/articles/presence.ts";
import type { Thrown } from "#domain/articles/trash.ts";
import type { ArticleFormState, Intent, SavedArticle } from "./article-form-state.ts";
import { SaveState } from "./save-state.tsx";
import type { Standing } from "./use-article-saving.ts";

type Props = {
  article: SavedArticle;
  state: ArticleFormState;
  done: Intent | undefined;
  mayPublish: boolean;
  mayWithdraw: boolean;
  standing: Standing | "behind";
  /** Whether the newer text, where there is one, is the person's own, saved elsewhere. */
  isOwnSave: boolean;
  /** Whether what is not saved is kept on this device. */
  isKept: boolean;
  /** Whether the text was restored from this device. */
  isFromDevice: boolean;
  /** Who else has the article open, and where else the person. */
  company: Company;
  /** Who threw the article away, while it is in the trash. */
  thrown: Thrown | undefined;
  untrash: () => Promise<void>;
  showNewest: () => void;
  sending: Intent | undefined;
};

/** The line that stays at the foot of the screen: how the article stands, and what can be done with it. */
export function ArticleBar(props: Props) {
  const { article, state, done, mayPublish, sending } = props;
  const t = useTranslations("desk");
  const told = useTranslations("saving");
  const { status } = article;
  const isPublic = status === "published";
  if (props.thrown) return <TrashedBar thrown={props.thrown} isKept={props.isKept} untrash={props.untrash} />;
  return (
    <div className="article-bar">
      <BarMessage article={article} state={state} done={done} />
      <p className="article-state">
        <span className={`status status-${status}`}>{t(`status.${status}`)}</span>{" "}
        <span role="status">
          <SaveState {...props} />
        </span>
        <CompanyLine {...props.company} />
      </p>
      {/* The browser unfolds the settings that it leads to. */}
      <a className="to-settings" href="#settings" aria-label={t("settingsOf")}>
        {t("settings")}
      </a>
      <div className="article-buttons">
        <OtherButtons {...props} />
        {isPublic ? (
          <BarButton
            intent="keep"
            sending={sending}
            className={mayPublish ? "button button-plain" : "button"}
          >
            {told("keep")}
          </BarButton>
        ) : (
          <BarButton
            intent="save"
            sending={sending}
            className={mayPublish ? "button button-plain" : "button"}
          >
            {status === "scheduled" ? t("save") : t("saveDraft")}
          </BarButton>
        )}
        {mayPublish ? (
          <BarButton intent={isPublic ? "save" : "publish"} sending={sending}>
            {isPublic ? t("update") : t("publish")}
          </BarButton>
        ) : null}
      </div>
    </div>
  );
}

function CompanyLine({ names, isElsewhere }: Company) {
  const t = useTranslations("desk");
  const told = useTranslations("saving");
  if (names.length === 0 && !isElsewhere) return null;
  const others = told("company", { names: names.join(t("list.comma")), count: names.length });
  return (
    <span className="company" role="status">
      {[names.length > 0 ? others : undefined, isElsewhere ? told("ownCompany") : undefined]
        .filter(Boolean)
        .join(" · ")}
    </span>
  );
}

// What is not done at every turn: where several have no room beside the others, a button opens them.
function OtherButtons({ article, mayWithdraw, sending }: Props) {
  const t = useTranslations("desk");
  const told = useTranslations("saving");
  const id = useId();
  const { status, pendingAt } = article;
  const isPublic = status === "published";
  const isWaiting = isPublic && pendingAt !== null;
  const isSeen = isPublic || status === "scheduled";
  const preview =
    article.version > 0 && (!isPublic || isWaiting) ? (
      <NewTabLink
        className="button button-plain"
        href={`/admin/articles/${article.id}/preview`}
        says={t("newTab")}
        onClick={closeOthers}
      >
        {told("preview")}
      </NewTabLink>
    ) : null;
  if (!isSeen) return preview;
  return (
    <>
      <button type="button" className="button button-plain article-more" popoverTarget={id}>
        {told("more")}
      </button>
      <div id={id} className="article-others" popover="auto">
        {isWaiting ? <p className="article-means">{told("state.means")}</p> : null}
        {preview}
        {isPublic ? (
          <NewTabLink
            className="button button-plain"
            href={article.path}
            says={t("newTab")}
            onClick={closeOthers}
          >
            {t("viewOnSite")}
          </NewTabLink>
        ) : null}
        {isWaiting ? (
          <BarButton intent="discard" sending={sending} className="button button-plain">
            {told("discard")}
          </BarButton>
        ) : null}
        {mayWithdraw ? (
          <BarButton intent="withdraw" sending={sending} className="button button-danger">
            {t("withdraw")}
          </BarButton>
        ) : null}
      </div>
    </>
  );
}

// In place of buttons that could do nothing.
function TrashedBar({ thrown, isKept, untrash }: { thrown: Thrown } & Pick<Props, "isKept" | "untrash">) {
  const told = useTranslations("saving");
  const other = thrown.by === null ? "somebody" : "other";
  return (
    <div className="article-bar">
      <p className="form-message" role="alert">
        {told("trashed.by", { who: thrown.isOwn ? "you" : other, name: thrown.by ?? "" })}{" "}
        {told(isKept ? "trashed.kept" : "trashed.here")}
      </p>
      <div className="article-buttons">
        <button type="button" className="button" onClick={untrash}>
          {told("trashed.restore")}
        </button>
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
      onClick={closeOthers}
    >
      {props.children}
    </button>
  );
}

function closeOthers({ currentTarget }: MouseEvent<HTMLElement>) {
  currentTarget.closest<HTMLElement>("[popover]")?.hidePopover?.();
}

function BarMessage({ article, state, done }: Pick<Props, "article" | "state" | "done">) {
  const t = useTranslations("desk");
  const told = useTranslations("saving");
  if (state.status === "invalid") {
    return (
      <p className="form-message" role="alert">
        {state.message ?? told(state.done === "autosave" ? "failed.marked" : "failed.fields")}{" "}
        {state.newerVersion ? (
          <NewTabLink href={state.newerVersion} says={t("newTab")}>
            {t("openNewer")}
          </NewTabLink>
        ) : null}
      </p>
    );
  }
  if (!done || done === "save" || done === "autosave" || done === "keep") return null;
  return (
    <p className="form-message" role="status">
      <Done done={done} article={article} />
    </p>
  );
}

function Done({
  done,
  article,
}: {
  done: Exclude<Intent, "save" | "autosave" | "keep">;
  article: SavedArticle;
}) {
  const t = useTranslations("desk");
  const told = useTranslations("saving");
  if (done === "discard") return told("discarded");
  // What readers see already will not come out: it may have an end.
  if (done === "schedule" && article.status === "published")
    return told(article.withdrawAt === null ? "seenOn" : "seenUntil");
  return t(`done.${done}`);
}
