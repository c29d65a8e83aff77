import { translator } from "#components/messages/translator.ts";

type Props = { words: string; lang: string };

/** Finds pictures by their words: a plain GET form. */
export function MediaFilter({ words, lang }: Props) {
  const t = translator(lang, "media");
  return (
    <search>
      <form className="media-filter" method="get" action="/admin/media">
        <div className="field">
          <label htmlFor="media-words">{t("find")}</label>
          <input
            id="media-words"
            name="words"
            type="search"
            defaultValue={words}
            dir="auto"
            maxLength={200}
          />
        </div>
        <button type="submit" className="button button-plain">
          {t("findButton")}
        </button>
        {words ? <a href="/admin/media">{t("all")}</a> : null}
      </form>
    </search>
  );
}
