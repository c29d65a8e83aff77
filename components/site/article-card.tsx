import type { Card } from "#domain/articles/cards.ts";
import { articlePath } from "#domain/site/paths.ts";
import { Instant } from "./instant.tsx";
import { Picture } from "./picture.tsx";

type Props = {
  lang: string;
  timeZone: string;
  card: Card;
  heading?: "h2" | "h3";
  /** What the list around it already says, or has no room for, is left out. */
  without?: ("topic" | "standfirst")[];
  withTime?: boolean;
  /** How wide its picture is shown, as HTML's `sizes`; without it none is. */
  pictureSizes?: string | undefined;
  /** Its picture is the first that the page shows. */
  isFirst?: boolean;
};

/** An article in a list: its topic, title, standfirst and time. The whole card leads to it. */
export function ArticleCard({
  lang,
  timeZone,
  card,
  heading: Heading = "h3",
  without = [],
  withTime,
  pictureSizes,
  isFirst,
}: Props) {
  return (
    <div className="card">
      {card.picture && pictureSizes && (
        <Picture picture={card.picture} alt="" sizes={pictureSizes} isFirst={isFirst} />
      )}
      {card.topicName && !without.includes("topic") && <div className="topic">{card.topicName}</div>}
      <Heading>
        <a href={articlePath(lang, card.slug)}>{card.title}</a>
      </Heading>
      {card.standfirst && !without.includes("standfirst") && <p>{card.standfirst}</p>}
      <div className="when">
        <Instant lang={lang} timeZone={timeZone} at={card.publishedAt} withTime={withTime} />
      </div>
    </div>
  );
}
