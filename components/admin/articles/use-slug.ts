import { useState } from "react";

type Given = {
  /** What was typed on a page without scripts whose form was refused; undefined where none was. */
  typed: string | undefined;
  article: { slug: string; title: string; publishedAt: number | null };
  slugFromTitle: (title: string) => string;
};

/** An article's slug: while nobody has given it one of its own, it follows the title; a published address stays. */
export function useSlug({ typed, article, slugFromTitle }: Given) {
  const [slug, setSlug] = useState(typed ?? article.slug);
  const [isOwn, setOwn] = useState(
    article.publishedAt !== null || (slug !== "" && slug !== slugFromTitle(article.title)),
  );
  return {
    slug,
    setSlug,
    followTitle(title: string) {
      if (!isOwn) setSlug(slugFromTitle(title));
    },
    chooseSlug(chosen: string) {
      setSlug(chosen);
      setOwn(chosen !== "");
    },
  };
}
