import { translator } from "#components/messages/translator.ts";
import type { Card } from "#domain/articles/cards.ts";
import { ArticleCard } from "./article-card.tsx";

type Props = { lang: string; timeZone: string; cards: Card[] };

/** Other articles of the same topic. */
export function Related({ lang, timeZone, cards }: Props) {
  if (cards.length === 0) return null;
  return (
    <section className="related" aria-labelledby="related">
      <h2 id="related">{translator(lang, "site")("related")}</h2>
      <ul className="cells">
        {cards.map((card) => (
          <li key={card.id}>
            <ArticleCard lang={lang} timeZone={timeZone} card={card} without={["topic"]} />
          </li>
        ))}
      </ul>
    </section>
  );
}
