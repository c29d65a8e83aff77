import type { ReactNode } from "react";
import { Colophon } from "#components/site/colophon.tsx";
import { hasArchivedIssues } from "#domain/newsletter/archive.ts";
import type { Site } from "#domain/site/find-site.ts";
import { StayInTouch } from "../stay-in-touch.tsx";
import { PageBody } from "./page-body.tsx";
import { type Head, type HiddenHead, PageHead } from "./page-head.tsx";

type Props = {
  lang: string;
  site: Site;
  head: Head | HiddenHead;
  /** Where the switch of languages leads, by language code; where the same page is, if nothing is said. */
  alternates?: Record<string, string>;
  currentTopic?: string | undefined;
  isFront?: boolean;
  children: ReactNode;
};

/** What every reader's page is made of, around its content. */
export function SitePage({ lang, site, head, alternates, currentTopic, isFront, children }: Props) {
  const isHidden = "isHidden" in head;
  return (
    <>
      <PageHead lang={lang} site={site} head={head} />
      <PageBody
        lang={lang}
        site={site}
        alternates={alternates ?? (isHidden ? {} : (head.alternates ?? {}))}
        currentTopic={currentTopic}
        isFront={isFront}
      >
        {children}
      </PageBody>
      {/* What stands for a missing page, and a page for one person, cannot answer for themselves. */}
      <StayInTouch lang={lang} address={isHidden ? `/${lang}/newsletter` : ""} />
      <Colophon lang={lang} site={site} hasIssues={hasArchivedIssues(lang)} />
    </>
  );
}
