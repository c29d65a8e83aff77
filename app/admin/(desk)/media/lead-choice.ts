import type { LeadChoice } from "#components/admin/articles/lead-picture.tsx";
import { findInLibrary, listMedia } from "#domain/media/list-for-desk.ts";
import type { SignedIn } from "#domain/staff/sessions.ts";

/** What the field for an article's lead picture shows. */
export function leadChoice(person: SignedIn, leadMediaId: string | null): LeadChoice {
  const { rows } = listMedia(person, { lang: person.lang, size: 50 });
  return {
    lead: leadMediaId ? findInLibrary(person, leadMediaId, person.lang) : undefined,
    newest: rows.map(({ id, alt, name }) => ({ id, name: alt || name })),
  };
}
