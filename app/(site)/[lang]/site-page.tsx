import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { Masthead } from "#components/site/masthead.tsx";
import { listTopics } from "#domain/topics/list.ts";
import { findSite, listLanguages } from "../once.ts";

type Props = {
  lang: string;
  /** Where the same page is in other languages, by language code; the switch leads home where it is not. */
  alternates?: Record<string, string>;
  currentTopic?: string;
  isFront?: boolean;
  children: ReactNode;
};

/** What every reader's page is made of: the masthead, which must know the page's translations, and its content. */
export function SitePage({ lang, alternates = {}, currentTopic, isFront = false, children }: Props) {
  const site = findSite(lang);
  if (!site) notFound();
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
