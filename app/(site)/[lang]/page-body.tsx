import type { ReactNode } from "react";
import { Masthead } from "#components/site/masthead.tsx";
import type { Site } from "#domain/site/find-site.ts";
import { listLanguages } from "#domain/site/languages.ts";
import { listTopics } from "#domain/topics/list.ts";

type Props = {
  lang: string;
  site: Site;
  /** Where the same page is in other languages, by language code; the switch leads home where it is not. */
  alternates?: Record<string, string>;
  currentTopic?: string | undefined;
  isFront?: boolean | undefined;
  children: ReactNode;
};

/** The masthead and a page's content, on readers' pages and in a preview of one. */
export function PageBody({ lang, site, alternates = {}, currentTopic, isFront = false, children }: Props) {
  return (
    <>
      <Masthead
        lang={lang}
        site={site}
        languages={listLanguages()}
        alternates={alternates}
        topics={listTopics(lang)}
        currentTopic={currentTopic}
        isFront={isFront}
      />
      <main id="content">{children}</main>
    </>
  );
}
