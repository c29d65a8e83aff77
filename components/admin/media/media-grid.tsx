import { translator } from "#components/messages/translator.ts";
import { Picture } from "#components/site/picture.tsx";
import type { LibraryPicture } from "#domain/media/list-for-desk.ts";

type Props = { pictures: LibraryPicture[]; lang: string };

/** The library's pictures, each leading to its own screen. */
export function MediaGrid({ pictures, lang }: Props) {
  const t = translator(lang, "media");
  return (
    <ul className="media-grid">
      {pictures.map(({ id, name, alt, thumb }) => (
        <li key={id}>
          <a href={`/admin/media/${id}`}>
            <Picture picture={thumb} alt="" sizes="(min-width: 40rem) 14rem, 45vw" />
            <bdi className="media-name">{alt || name}</bdi>
          </a>
          {alt ? null : <span className="media-note">{t("undescribed")}</span>}
        </li>
      ))}
    </ul>
  );
}
