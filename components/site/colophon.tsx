import { Fragment } from "react";
import { translator } from "#components/messages/translator.ts";
import type { Site } from "#domain/site/find-site.ts";
import { archivePath, issuesPath } from "#domain/site/paths.ts";
import { ColumnsSign } from "./columns-sign.tsx";

type Props = {
  lang: string;
  site: Site;
  /** Whether an issue of the newsletter went out in this language. */
  hasIssues: boolean;
};

/** The foot of every page: who publishes this and where, the standing pages, the feeds. */
export function Colophon({ lang, site, hasIssues }: Props) {
  const t = translator(lang, "site");
  const standing = [...site.navigation, { label: t("archive"), href: archivePath(lang) }];
  return (
    <footer className="colophon">
      <div>
        <ColumnsSign />
        <address>
          {site.footerAddress.split("\n").map((line) => (
            <Fragment key={line}>
              {line}
              <br />
            </Fragment>
          ))}
        </address>
      </div>
      <nav aria-labelledby="colophon-about">
        <h2 id="colophon-about">{t("about")}</h2>
        <ul>
          {standing.map(({ label, href }) => (
            <li key={href}>
              <a href={href}>{label}</a>
            </li>
          ))}
        </ul>
      </nav>
      <nav aria-labelledby="colophon-feeds">
        <h2 id="colophon-feeds">{t("feeds")}</h2>
        <ul>
          <li>
            <a href={`/${lang}/newsletter`}>{t("newsletter")}</a>
          </li>
          {hasIssues && (
            <li>
              <a href={issuesPath(lang)}>{t("issues")}</a>
            </li>
          )}
          <li>
            <a href={`/${lang}/feed.xml`}>{t("rss")}</a>
          </li>
          <li>
            <a href={`/${lang}/feed.json`}>{t("jsonFeed")}</a>
          </li>
        </ul>
      </nav>
      <div className="quiet">
        <p>{t("rights", { name: site.name })}</p>
        <p>{t("quiet")}</p>
      </div>
    </footer>
  );
}
