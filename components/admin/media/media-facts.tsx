import { translator } from "#components/messages/translator.ts";
import { Instant } from "#components/ui/instant.tsx";
import type { DeskPicture } from "#domain/media/find-for-desk.ts";

type Props = { picture: DeskPicture; lang: string; timeZone: string };

/** What is known of a picture besides its words. */
export function MediaFacts({ picture, lang, timeZone }: Props) {
  const t = translator(lang, "media");
  const { width, height } = picture.picture;
  return (
    <section className="screen-section">
      <h2>{t("one.facts")}</h2>
      <dl className="media-facts">
        <dt>{t("one.file")}</dt>
        <dd>
          <bdi>{picture.name}</bdi> · {t("one.size", { width, height })}
        </dd>
        <dt>{t("one.added")}</dt>
        <dd>
          <Instant at={picture.createdAt} lang={lang} timeZone={timeZone} />
        </dd>
      </dl>
    </section>
  );
}
