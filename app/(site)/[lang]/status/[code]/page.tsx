import { notFound } from "next/navigation";
import { translator } from "#components/messages/translator.ts";
import { ArticleCard } from "#components/site/article-card.tsx";
import { listLatest } from "#domain/articles/list-published.ts";
import { findSite } from "#domain/site/find-site.ts";
import { homePath } from "#domain/site/paths.ts";
import { SitePage } from "../../site-page.tsx";

const known = ["400", "403", "404", "405", "409", "411", "413", "429", "500", "503"] as const;

/** What readers get instead of a page that is missing, refused or failed; server/ sends it under that status. */
export default async function StatusPage({ params }: PageProps<"/[lang]/status/[code]">) {
  const { lang, code } = await params;
  const site = findSite(lang);
  if (!site) notFound();
  const t = translator(lang, "status");
  const words = translator(lang, "site");
  const status = statusOf(code);
  const latest = status === "404" ? listLatest(lang, { size: 4 }).rows : [];
  return (
    <SitePage lang={lang} site={site} head={{ title: t(`${status}.title`), isHidden: true }}>
      <div className="status">
        <h1>{t(`${status}.title`)}</h1>
        <p className="standfirst">{t(`${status}.text`)}</p>
        <p>
          <a href={homePath(lang)}>{words("toHome")}</a>
        </p>
      </div>
      {latest.length > 0 && (
        <section className="related" aria-labelledby="perhaps">
          <h2 id="perhaps">{words("perhaps")}</h2>
          <ul className="cells">
            {latest.map((card) => (
              <li key={card.id}>
                <ArticleCard lang={lang} timeZone={site.timeZone} card={card} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </SitePage>
  );
}

function statusOf(code: string): (typeof known)[number] {
  return known.find((each) => each === code) ?? "500";
}
