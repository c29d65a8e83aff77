import { notFound } from "next/navigation";
import { translator } from "#components/messages/translator.ts";
import { Colophon } from "#components/site/colophon.tsx";
import { previewArticle } from "#domain/articles/preview.ts";
import { hasArchivedIssues } from "#domain/newsletter/archive.ts";
import { findSite } from "#domain/site/find-site.ts";
import { findLanguage } from "#domain/site/languages.ts";
import { takePreview } from "#domain/throttle/previews.ts";
import { PageBody } from "../../../../../(site)/[lang]/page-body.tsx";
import { ArticleText } from "../../../../../(site)/article-text.tsx";
import { requireStaff } from "../../../../../admin/current-staff.ts";
import { tooManyTries } from "../../../../../form-values.ts";

export default async function PreviewPage({ params }: PageProps<"/admin/articles/[id]/preview">) {
  const person = await requireStaff();
  const waitMs = takePreview(person, Date.now());
  if (waitMs > 0) return <TooMany lang={person.lang} waitMs={waitMs} />;
  const article = previewArticle(person, (await params).id, Date.now());
  const language = article && findLanguage(article.lang);
  const site = article && findSite(article.lang);
  if (!article || !language || !site) notFound();
  const { lang } = article;
  return (
    <html lang={lang} dir={language.direction}>
      <head>
        <title>{article.title}</title>
      </head>
      <body>
        <aside className="preview-note" lang={person.lang} dir={findLanguage(person.lang)?.direction}>
          {translator(person.lang, "revisions")("previewNote")}
        </aside>
        <PageBody lang={lang} site={site} currentTopic={article.topicSlug ?? undefined}>
          <ArticleText article={article} timeZone={site.timeZone} />
        </PageBody>
        <Colophon lang={lang} site={site} hasIssues={hasArchivedIssues(lang)} />
      </body>
    </html>
  );
}

function TooMany({ lang, waitMs }: { lang: string; waitMs: number }) {
  return (
    <html lang={lang} dir={findLanguage(lang)?.direction}>
      <body>
        <p className="preview-note">{tooManyTries(lang, waitMs)}</p>
      </body>
    </html>
  );
}
