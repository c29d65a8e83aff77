"use client";

import { useTranslations } from "use-intl";
import { Field, Select } from "#components/ui/field.tsx";
import { LanguageOptions } from "#components/ui/languages.tsx";
import type { DeskFilter } from "#domain/articles/list-for-desk.ts";
import type { Language } from "#domain/site/languages.ts";
import type { Choice } from "./article-form-state.ts";

type Props = { filter: DeskFilter; languages: Language[]; topics: Choice[]; bylines: Choice[] };

const statuses = ["draft", "scheduled", "published", "withdrawn"] as const;

/** Narrows the list of articles: a plain GET form. */
export function ArticleFilter({ filter, languages, topics, bylines }: Props) {
  const t = useTranslations("desk");
  return (
    <search>
      <form className="filter" method="get" action="/admin/articles">
        <Field name="words" label={t("list.find")} type="search" defaultValue={filter.words} dir="auto" />
        <Select name="status" label={t("list.status")} defaultValue={filter.status}>
          <option value="">{t("list.anyStatus")}</option>
          {statuses.map((status) => (
            <option key={status} value={status}>
              {t(`status.${status}`)}
            </option>
          ))}
        </Select>
        <Select name="lang" label={t("language")} defaultValue={filter.lang}>
          <option value="">{t("list.anyLanguage")}</option>
          <LanguageOptions languages={languages} />
        </Select>
        <Choices
          name="topicId"
          label={t("topic")}
          any={t("list.anyTopic")}
          choices={topics}
          value={filter.topicId}
        />
        <Choices
          name="bylineId"
          label={t("list.byline")}
          any={t("list.anyByline")}
          choices={bylines}
          value={filter.bylineId}
        />
        <div className="filter-buttons">
          <button type="submit" className="button button-plain">
            {t("list.apply")}
          </button>
          {Object.keys(filter).length > 0 ? (
            <a className="button-quiet" href="/admin/articles">
              {t("list.clear")}
            </a>
          ) : null}
        </div>
      </form>
    </search>
  );
}

function Choices(props: { name: string; label: string; any: string; choices: Choice[]; value?: string }) {
  return (
    <Select name={props.name} label={props.label} defaultValue={props.value}>
      <option value="">{props.any}</option>
      {props.choices.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </Select>
  );
}
