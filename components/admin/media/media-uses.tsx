import { translator } from "#components/messages/translator.ts";
import type { Use } from "#domain/media/list-uses.ts";

type Props = { uses: Use[]; hiddenUses: number; lang: string };

const places = {
  lead: "useLead",
  article: "useArticle",
  page: "usePage",
  issue: "useIssue",
  pending: "usePending",
  revision: "useRevision",
  trash: "useTrash",
} as const;

/** The texts that show a picture. */
export function MediaUses({ uses, hiddenUses, lang }: Props) {
  const t = translator(lang, "media");
  const status = translator(lang, "desk");
  return (
    <section className="screen-section">
      <h2>{t("one.uses")}</h2>
      {uses.length + hiddenUses === 0 ? <p>{t("one.noUses")}</p> : null}
      <ul className="media-uses">
        {uses.map(({ kind, id, lang: textLang, title, status: state }) => (
          <li key={`${kind} ${id}`}>
            <a href={addressOf(kind, id)} lang={textLang} dir="auto">
              {title || status("untitled")}
            </a>{" "}
            <span className="media-note">
              {t(`one.${places[kind]}`)}
              {state === "published" || kind === "trash" ? null : ` (${status(`status.${state}`)})`}
            </span>
          </li>
        ))}
      </ul>
      {hiddenUses > 0 ? <p>{t("one.hiddenUses", { count: hiddenUses })}</p> : null}
    </section>
  );
}

function addressOf(kind: Use["kind"], id: string): string {
  if (kind === "trash") return "/admin/articles/trash";
  if (kind === "revision") return `/admin/articles/${id}/revisions`;
  if (kind === "issue") return `/admin/newsletter/${id}`;
  return `/admin/${kind === "page" ? "pages" : "articles"}/${id}`;
}
