import { findLinkedArticles } from "../articles/find-linked.ts";
import { documentHtml, linkedIds, pictureIds } from "../documents/render.ts";
import { escapeHtml } from "../escape-html.ts";
import { type CaptionedPicture, listPictures } from "../media/list-pictures.ts";
import { findSite } from "../site/find-site.ts";
import { findLanguage, type Language } from "../site/languages.ts";
import { articlePath, homePath, topicPath } from "../site/paths.ts";
import { findTopic } from "../topics/list.ts";
import { type Entry, listEntries } from "./entries.ts";

/** A feed before it is written in one format or the other. Addresses are absolute. */
export type Channel = {
  title: string;
  description: string;
  language: Language;
  /** The page that the feed follows; the feed stands below it. */
  url: string;
  entries: (Entry & { url: string; html: string })[];
};

/** What the feed of a language, or of one of its topics, tells; undefined for one that does not exist. */
export function findChannel(
  lang: string,
  topicSlug: string | undefined,
  siteUrl: string,
): Channel | undefined {
  const language = findLanguage(lang);
  const site = findSite(lang);
  if (!language || !site) return undefined;
  const topic = topicSlug === undefined ? undefined : findTopic(lang, topicSlug);
  if (topicSlug !== undefined && !topic) return undefined;
  const entries = listEntries(lang, topic?.id);
  const linked = findLinkedArticles(entries.flatMap(({ body }) => linkedIds(body)));
  const pictures = listPictures(
    lang,
    entries.flatMap(({ body }) => pictureIds(body)),
  );
  return {
    title: topic ? `${topic.name} — ${site.name}` : site.name,
    description: topic?.description || site.tagline,
    language,
    url: siteUrl + (topic ? topicPath(lang, topic.slug) : homePath(lang)),
    entries: entries.map((entry) => ({
      ...entry,
      url: siteUrl + articlePath(lang, entry.slug),
      html: fullText(entry, { lang, direction: language.direction, siteUrl, linked, pictures }),
    })),
  };
}

// A feed reader knows neither the text's language nor its direction unless the text itself says them.
function fullText({ standfirst, lead, body }: Entry, reading: Parameters<typeof documentHtml>[1]): string {
  const head = standfirst ? `<p><strong>${escapeHtml(standfirst)}</strong></p>` : "";
  const picture = lead ? pictureHtml(lead, reading.siteUrl) : "";
  return `<div lang="${escapeHtml(reading.lang)}" dir="${reading.direction}">${head}${picture}${documentHtml(body, reading)}</div>`;
}

function pictureHtml(
  { largest, width, height, alt, caption, credit }: CaptionedPicture,
  siteUrl: string,
): string {
  const words = [caption, credit].filter(Boolean).map(escapeHtml).join(" · ");
  const size = `width="${width}" height="${height}"`;
  const image = `<img src="${siteUrl}${largest}" ${size} alt="${escapeHtml(alt)}">`;
  return `<figure>${image}${words ? `<figcaption>${words}</figcaption>` : ""}</figure>`;
}
