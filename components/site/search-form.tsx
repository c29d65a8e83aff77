import { translator } from "#components/messages/translator.ts";
import { searchPath } from "#domain/site/paths.ts";

/** The way into the search from every page: one field, sent as a plain address. */
export function SearchForm({ lang }: { lang: string }) {
  const t = translator(lang, "search");
  return (
    <search className="to-search" aria-label={t("title")}>
      <form action={searchPath(lang)}>
        <input
          type="search"
          name="q"
          aria-label={t("label")}
          placeholder={t("title")}
          maxLength={200}
          required
          enterKeyHint="search"
        />
        <button type="submit">{t("button")}</button>
      </form>
    </search>
  );
}
