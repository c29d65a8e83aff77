import type { Intent } from "#components/admin/articles/article-form-state.ts";
import { ArticleReading } from "#components/admin/articles/article-reading.tsx";
import { messagesOf, translator } from "#components/messages/translator.ts";
import type { DeskArticle } from "#domain/articles/find-for-desk.ts";
import { documentElements } from "#domain/documents/render.ts";
import { siteTimeZone } from "#domain/site/find-site.ts";
import { listLanguages } from "#domain/site/languages.ts";
import { articlePath } from "#domain/site/paths.ts";
import { can } from "#domain/staff/permissions.ts";
import type { SignedIn } from "#domain/staff/sessions.ts";
import { pageReading } from "../../../page-reading.ts";
import { leadChoice } from "../media/lead-choice.ts";
import { articleAction } from "./[id]/actions.ts";
import { EditorScreen } from "./editor-screen.tsx";
import { formChoices } from "./form-choices.ts";

type Props = { person: SignedIn; article: DeskArticle; done?: Intent };

/** One article at the desk: the editor for who may change it, the text for who may read it. */
export function DeskArticleScreen({ person, article, done }: Props) {
  const t = translator(person.lang, "desk");
  const languages = listLanguages();
  const timeZone = siteTimeZone();
  const path = articlePath(article.lang, article.slug);
  const { linked, pictures, ...around } = pageReading(article.lang, article.body);
  const mayTranslate = can(person, "articles.translate");
  if (!article.mayEdit) {
    const { body: _body, ...shown } = article;
    return (
      <ArticleReading article={shown} languages={languages} path={path} mayTranslate={mayTranslate}>
        {documentElements(article.body, { linked, pictures, ...around })}
      </ArticleReading>
    );
  }
  const { body, ...fields } = article;
  return (
    <>
      <h1 className="editor-name">{t(article.version === 0 ? "newArticle" : "editArticle")}</h1>
      <EditorScreen
        action={articleAction}
        article={{ ...fields, path }}
        body={body}
        person={{ id: person.id, email: person.email }}
        reading={{ linked, pictures, texts: messagesOf(article.lang).document }}
        languages={languages}
        choices={formChoices(person.lang)}
        timeZone={timeZone}
        leadChoice={leadChoice(person, article.leadMediaId)}
        mayPublish={can(person, "articles.publish")}
        mayWithdraw={can(person, "articles.withdraw")}
        mayTranslate={mayTranslate}
        done={done}
      />
    </>
  );
}
