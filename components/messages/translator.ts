import { createTranslator } from "use-intl/core";
import enAccess from "./en/access.json" with { type: "json" };
import enAdmin from "./en/admin.json" with { type: "json" };
import enAudit from "./en/audit.json" with { type: "json" };
import enDesk from "./en/desk.json" with { type: "json" };
import enDocument from "./en/document.json" with { type: "json" };
import enEditor from "./en/editor.json" with { type: "json" };
import enErrors from "./en/errors.json" with { type: "json" };
import enFigures from "./en/figures.json" with { type: "json" };
import enFilters from "./en/filters.json" with { type: "json" };
import enFront from "./en/front.json" with { type: "json" };
import enIssueArchive from "./en/issue-archive.json" with { type: "json" };
import enIssues from "./en/issues.json" with { type: "json" };
import enMedia from "./en/media.json" with { type: "json" };
import enNewsletter from "./en/newsletter.json" with { type: "json" };
import enOutbox from "./en/outbox.json" with { type: "json" };
import enRevisions from "./en/revisions.json" with { type: "json" };
import enSaving from "./en/saving.json" with { type: "json" };
import enSearch from "./en/search.json" with { type: "json" };
import enSite from "./en/site.json" with { type: "json" };
import enStatus from "./en/status.json" with { type: "json" };
import enSubscribers from "./en/subscribers.json" with { type: "json" };
import enToday from "./en/today.json" with { type: "json" };
import faAccess from "./fa/access.json" with { type: "json" };
import faAdmin from "./fa/admin.json" with { type: "json" };
import faAudit from "./fa/audit.json" with { type: "json" };
import faDesk from "./fa/desk.json" with { type: "json" };
import faDocument from "./fa/document.json" with { type: "json" };
import faEditor from "./fa/editor.json" with { type: "json" };
import faErrors from "./fa/errors.json" with { type: "json" };
import faFigures from "./fa/figures.json" with { type: "json" };
import faFilters from "./fa/filters.json" with { type: "json" };
import faFront from "./fa/front.json" with { type: "json" };
import faIssueArchive from "./fa/issue-archive.json" with { type: "json" };
import faIssues from "./fa/issues.json" with { type: "json" };
import faMedia from "./fa/media.json" with { type: "json" };
import faNewsletter from "./fa/newsletter.json" with { type: "json" };
import faOutbox from "./fa/outbox.json" with { type: "json" };
import faRevisions from "./fa/revisions.json" with { type: "json" };
import faSaving from "./fa/saving.json" with { type: "json" };
import faSearch from "./fa/search.json" with { type: "json" };
import faSite from "./fa/site.json" with { type: "json" };
import faStatus from "./fa/status.json" with { type: "json" };
import faSubscribers from "./fa/subscribers.json" with { type: "json" };
import faToday from "./fa/today.json" with { type: "json" };

// A text stands in {lang}/{namespace}.json; the English files give the types, so that a missing text fails the type check.

const en = {
  access: enAccess,
  admin: enAdmin,
  audit: enAudit,
  desk: enDesk,
  document: enDocument,
  editor: enEditor,
  errors: enErrors,
  issueArchive: enIssueArchive,
  issues: enIssues,
  figures: enFigures,
  filters: enFilters,
  front: enFront,
  media: enMedia,
  newsletter: enNewsletter,
  outbox: enOutbox,
  revisions: enRevisions,
  saving: enSaving,
  search: enSearch,
  site: enSite,
  status: enStatus,
  subscribers: enSubscribers,
  today: enToday,
};
export type Messages = typeof en;
const fa: Messages = {
  access: faAccess,
  admin: faAdmin,
  audit: faAudit,
  desk: faDesk,
  document: faDocument,
  editor: faEditor,
  errors: faErrors,
  issueArchive: faIssueArchive,
  issues: faIssues,
  figures: faFigures,
  filters: faFilters,
  front: faFront,
  media: faMedia,
  newsletter: faNewsletter,
  outbox: faOutbox,
  revisions: faRevisions,
  saving: faSaving,
  search: faSearch,
  site: faSite,
  status: faStatus,
  subscribers: faSubscribers,
  today: faToday,
};

const catalogues: Record<string, Messages> = { en, fa };

const translators = new Map<string, unknown>();

/**
 * The interface texts of a language, under one namespace; a language without texts of its own gets English ones. Made once
 * where there are texts: each new one reads its messages anew, and makes the formats that stand in them.
 */
export function translator<N extends keyof Messages>(lang: string, namespace: N): Translator<N> {
  if (!Object.hasOwn(catalogues, lang)) return newTranslator(lang, namespace);
  const key = `${lang} ${namespace}`;
  const known = translators.get(key) ?? newTranslator(lang, namespace);
  translators.set(key, known);
  return known as Translator<N>;
}

type Translator<N extends keyof Messages> = ReturnType<typeof newTranslator<N>>;

function newTranslator<N extends keyof Messages>(lang: string, namespace: N) {
  return createTranslator<Messages, N>({
    locale: lang,
    messages: messagesOf(lang),
    namespace,
    onError: (error) => {
      throw error;
    },
  });
}

/** The whole catalogue of a language, for the provider around client components. */
export function messagesOf(lang: string): Messages {
  return catalogues[lang] ?? en;
}
