import { translator } from "#components/messages/translator.ts";
import type { Front as Arrangement } from "#domain/articles/front.ts";
import { archivePath, topicPath } from "#domain/site/paths.ts";
import { ArticleCard } from "./article-card.tsx";

type Props = { lang: string; timeZone: string; front: Arrangement };

// From edge to edge. On a phone's fine screen half the width is asked for: the cut of 640 pixels is a little soft there, and weighs
// less than half of the next larger one.
const onPhone = "(max-width: 42rem) and (min-resolution: 2dppx) 52vw, 100vw";

/** The front page below its nameplate: the lead, the seconds, the latest, and a block for each topic. */
export function Front({ lang, timeZone, front }: Props) {
  const t = translator(lang, "site");
  if (!front.lead) {
    return (
      <section className="empty-front">
        <h2>{t("emptyHome")}</h2>
        <p>{t("emptyHomeText")}</p>
      </section>
    );
  }
  return (
    <>
      <div className="top cells">
        <div>
          <section className="lead" aria-label={t("lead")}>
            <ArticleCard
              lang={lang}
              timeZone={timeZone}
              card={front.lead}
              heading="h2"
              withTime
              pictureSizes={`(min-width: 82rem) 32rem, (min-width: 68rem) 40vw, (min-width: 48rem) 55vw, ${onPhone}`}
              isFirst
            />
          </section>
          {front.seconds.length > 0 && (
            <section className="seconds" aria-label={t("seconds")}>
              <ul className="cells">
                {front.seconds.map((card) => (
                  <li key={card.id}>
                    <ArticleCard
                      lang={lang}
                      timeZone={timeZone}
                      card={card}
                      heading="h2"
                      pictureSizes={`(min-width: 48rem) 18rem, ${onPhone}`}
                    />
                  </li>
                ))}
              </ul>
            </section>
          )}
        </div>
        {front.latest.length > 0 && (
          <section className="latest" aria-labelledby="latest">
            <h2 id="latest">{t("latest")}</h2>
            <ol>
              {front.latest.map((card) => (
                <li key={card.id}>
                  <ArticleCard
                    lang={lang}
                    timeZone={timeZone}
                    card={card}
                    without={["topic", "standfirst"]}
                    withTime
                  />
                </li>
              ))}
            </ol>
            <a className="onward" href={archivePath(lang)}>
              {t("allArticles")}
            </a>
          </section>
        )}
      </div>
      {front.topics.length > 0 && <TopicBlocks lang={lang} timeZone={timeZone} front={front} />}
    </>
  );
}

function TopicBlocks({ lang, timeZone, front }: Props) {
  return (
    <div className="blocks" id="rest">
      <div className="cells">
        {front.topics.map(({ topic, cards }) => (
          <section key={topic.id} aria-labelledby={`topic-${topic.slug}`}>
            <h2 id={`topic-${topic.slug}`}>
              <a href={topicPath(lang, topic.slug)}>{topic.name}</a>
            </h2>
            {cards.map((card, i) => (
              <ArticleCard
                key={card.id}
                lang={lang}
                timeZone={timeZone}
                card={card}
                without={i === 0 ? ["topic"] : ["topic", "standfirst"]}
                pictureSizes={i === 0 ? `(min-width: 48rem) 25rem, ${onPhone}` : undefined}
              />
            ))}
          </section>
        ))}
      </div>
    </div>
  );
}
