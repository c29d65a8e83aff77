"use client";

import { SignInAgain } from "#components/admin/accounts/sign-in-again.tsx";
import { FormContext } from "#components/ui/action-form.tsx";
import { IdempotencyKey } from "#components/ui/idempotency-key.tsx";
import { useScripts } from "#components/ui/use-scripts.ts";
import { ArticleBar } from "./article-bar.tsx";
import { leadByEnter } from "./article-keys.ts";
import { ArticleSettings } from "./article-settings.tsx";
import { ArticleTimes } from "./article-times.tsx";
import { ArticleWords } from "./article-words.tsx";
import { ConflictMerge } from "./conflict-merge.tsx";
import { LeadPicture } from "./lead-picture.tsx";
import { TranslationStart } from "./translation-start.tsx";
import { type OpenArticleProps, useOpenArticle } from "./use-open-article.ts";

/** The text as readers will see it, its settings beside it, its buttons always in reach; it saves itself. */
export function OpenArticle(props: OpenArticleProps) {
  const { beginning } = props;
  const isScripted = useScripts();
  const { form, article, answered, state, lang, direction, saving, conflict, company, ...open } =
    useOpenArticle(props);
  const { standing, sending } = saving;
  const zoned = (at: number | null) => (at === null ? "" : props.zonedFromInstant(at, props.timeZone));
  return (
    <>
      {standing === "signedOut" ? (
        <SignInAgain email={props.person.email} onSignedIn={saving.resume} />
      ) : null}
      {conflict ? (
        <ConflictMerge
          key={conflict.turn}
          conflict={conflict.conflict}
          lang={lang}
          direction={direction}
          languages={props.languages}
          choices={conflict.choices}
          onMerged={open.takeMerged}
        />
      ) : null}
      <form
        ref={form}
        action={open.sendPlain}
        className="article-form"
        data-guarded=""
        // Without scripts half a date would be sent as none: the browser asks for the rest.
        noValidate={isScripted}
        hidden={conflict !== undefined}
        onSubmit={open.submit}
        onInput={saving.changed}
        onKeyDown={leadByEnter}
      >
        <FormContext
          value={{ state: { ...state, values: answered.values }, isPending: sending !== undefined }}
        >
          {/* The form's first button is the one that Enter presses. */}
          <button type="submit" name="intent" value={open.firstIntent} hidden tabIndex={-1} />
          <IdempotencyKey />
          <input type="hidden" name="id" value={article.id} />
          <input type="hidden" name="version" value={article.version} />
          <input type="hidden" name="isPublic" value={article.status === "published" ? "1" : ""} />
          <input type="hidden" name="translationOf" value={article.translationOf ?? ""} />
          <div className="article-text">
            {beginning.article.version === 0 && beginning.article.translationOf && !beginning.isUnsaved ? (
              <TranslationStart
                originalId={beginning.article.translationOf}
                lang={lang}
                isEmpty={beginning.article.title === ""}
                isBegun={article.version > 0}
              />
            ) : null}
            <ArticleWords
              beginning={beginning}
              isNew={article.version === 0}
              markdown={props.markdown}
              preview={props.preview}
              lang={lang}
              direction={direction}
              onTitle={open.followTitle}
              onBody={open.noteChange}
              readerRef={open.readDocument}
            />
          </div>
          <ArticleSettings
            article={article}
            languages={props.languages}
            choices={beginning.choices ?? props.choices}
            leadPicture={
              <LeadPicture
                {...props.leadChoice}
                chosenId={beginning.article.leadMediaId}
                onChange={saving.changed}
              />
            }
            times={
              props.mayPublish ? (
                <ArticleTimes
                  key={open.withdrawals}
                  isPublic={article.status === "published"}
                  timeZone={props.timeZone}
                  scheduledFor={zoned(open.withdrawals > 0 ? null : beginning.article.scheduledAt)}
                  withdrawnAt={zoned(open.withdrawals > 0 ? null : beginning.article.withdrawAt)}
                  known={open.knownTimes}
                  instantFromZoned={props.instantFromZoned}
                />
              ) : null
            }
            lang={lang}
            setLang={open.setLang}
            slug={open.slug}
            setSlug={open.chooseSlug}
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
            standing={open.isBehind ? "behind" : standing}
            isOwnSave={open.isBehind ? company.isOwn : conflict?.conflict.isOwn === true}
            isKept={saving.isKept}
            isFromDevice={beginning.isFromDevice === true && standing === "saved"}
            company={company}
            thrown={open.thrown}
            untrash={open.untrash}
            showNewest={open.showNewest}
            sending={sending}
          />
        </FormContext>
      </form>
    </>
  );
}
