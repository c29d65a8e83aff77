"use client";

import { type ReactNode, useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { useForm } from "#components/ui/action-form.tsx";
import { Field, Select } from "#components/ui/field.tsx";
import { LanguageOptions } from "#components/ui/languages.tsx";
import type { Language } from "#domain/site/languages.ts";
import type { FormChoices, SavedArticle } from "./article-form-state.ts";
import { ArticleVersions } from "./article-versions.tsx";

type Props = {
  article: SavedArticle;
  languages: Language[];
  choices: FormChoices;
  leadPicture: ReactNode;
  times: ReactNode;
  lang: string;
  setLang: (lang: string) => void;
  slug: string;
  setSlug: (slug: string) => void;
  /** The bylines that were ticked in a form that came back. */
  typedBylines: string[] | undefined;
  mayPublish: boolean;
  mayTranslate: boolean;
};

/** Everything about an article but its text; on a phone it folds away. */
export function ArticleSettings(props: Props) {
  const { article, languages, choices, lang, setLang, slug, setSlug } = props;
  const t = useTranslations("desk");
  const issues = useTranslations("issues");
  const told = useTranslations("saving");
  const { state } = useForm();
  const [isOpen, setOpen] = useState(true);
  const details = useRef<HTMLDetailsElement>(null);

  useEffect(() => {
    const wide = window.matchMedia("(width >= 60rem)");
    const follow = () => setOpen(wide.matches);
    // Who was faster than the scripts may be at work in them.
    if (!isInUse(details.current)) follow();
    wide.addEventListener("change", follow);
    return () => wide.removeEventListener("change", follow);
  }, []);

  useEffect(() => {
    if (Object.keys(state.errors).some((name) => !["title", "standfirst", "body"].includes(name)))
      setOpen(true);
  }, [state]);

  return (
    <details
      ref={details}
      className="settings"
      open={isOpen}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>{t("settings")}</summary>
      <div id="settings" className="settings-fields">
        <Select
          name="lang"
          label={t("language")}
          defaultValue={lang}
          help={article.version > 0 && article.status !== "draft" ? t("languageFixed") : undefined}
          onInput={(event) => setLang(event.currentTarget.value)}
        >
          <LanguageOptions languages={languages} />
        </Select>
        <Select name="topicId" label={t("topic")} defaultValue={article.topicId ?? ""}>
          <option value="">{t("noTopic")}</option>
          {choices.topics.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
        {props.leadPicture}
        <Field
          name="slug"
          label={t("slug")}
          value={slug}
          dir="auto"
          autoCapitalize="none"
          autoComplete="off"
          spellCheck={false}
          help={article.status === "published" ? t("slugPublishedHelp") : t("slugHelp")}
          onInput={(event) => setSlug(event.currentTarget.value)}
        />
        <Field
          name="tags"
          label={t("tags")}
          defaultValue={article.tags.join(t("list.comma"))}
          lang={lang}
          dir="auto"
          help={t("tagsHelp")}
        />
        <Bylines choices={choices.bylines} chosen={props.typedBylines ?? article.bylineIds} />
        <Field
          name="dateline"
          label={t("dateline")}
          defaultValue={article.dateline}
          dir="auto"
          help={t("datelineHelp")}
        />
        <Field name="sourceName" label={t("sourceName")} defaultValue={article.sourceName} dir="auto" />
        <Field
          name="sourceUrl"
          label={t("sourceUrl")}
          defaultValue={article.sourceUrl}
          type="url"
          dir="ltr"
          help={t("sourceHelp")}
        />
        {props.times}
        {article.version > 0 ? (
          <p className="settings-way">
            <a href={`/admin/articles/${article.id}/revisions`}>{told("revisions")}</a>
          </p>
        ) : null}
        <ArticleVersions
          article={article}
          languages={languages}
          lang={lang}
          mayTranslate={props.mayTranslate}
        />
        {props.mayPublish && article.status === "published" ? (
          <a className="settings-link" href={`/admin/newsletter/new?article=${article.id}`}>
            {issues("pick.link")}
          </a>
        ) : null}
      </div>
    </details>
  );
}

function isInUse(element: Element | null): boolean {
  if (!element) return false;
  const { top, bottom } = element.getBoundingClientRect();
  return element.contains(document.activeElement) || (top < window.innerHeight && bottom > 0);
}

function Bylines({ choices, chosen }: { choices: FormChoices["bylines"]; chosen: string[] }) {
  const t = useTranslations("desk");
  const { state } = useForm();
  const error = state.errors.bylineIds;
  const first = chosen.flatMap((id) => choices.find((choice) => choice.id === id) ?? []);
  const others = choices.filter(({ id }) => !chosen.includes(id));
  return (
    <fieldset className="field bylines">
      <legend>{t("bylines")}</legend>
      {choices.length === 0 ? <p className="field-help">{t("noBylines")}</p> : null}
      <div className="bylines-list">
        {[...first, ...others].map(({ id, name }) => (
          <label key={id}>
            <input type="checkbox" name="bylineIds" value={id} defaultChecked={chosen.includes(id)} />
            <bdi>{name}</bdi>
          </label>
        ))}
      </div>
      {error ? (
        <p className="field-error" role="alert">
          {error}
        </p>
      ) : null}
    </fieldset>
  );
}
