import { translator } from "#components/messages/translator.ts";
import { can, type Verb } from "#domain/staff/permissions.ts";
import type { SignedIn } from "#domain/staff/sessions.ts";

export type Place = { href: string; label: string };

/** One word of the side bar, and the places behind it: one or more. */
export type Section = { label: string; places: Place[] };

/** The desk's sections, with those places alone that the person may see, in the person's language. */
export function sectionsFor(person: SignedIn): Section[] {
  const t = translator(person.lang, "admin");
  const place = (href: string, label: string, right?: Verb) =>
    right && !can(person, right) ? [] : [{ href, label }];
  const audit = translator(person.lang, "audit")("title");
  const sections = [
    { label: t("nav.articles"), places: place("/admin/articles", t("nav.articles")) },
    {
      label: translator(person.lang, "media")("title"),
      places: place("/admin/media", translator(person.lang, "media")("title")),
    },
    {
      label: t("nav.site"),
      places: [
        ...place("/admin/pages", t("nav.pages"), "pages.edit"),
        ...place("/admin/topics", t("nav.topics"), "topics.edit"),
        ...place("/admin/bylines", t("nav.bylines"), "bylines.edit"),
      ],
    },
    {
      label: translator(person.lang, "issues")("nav"),
      places: place("/admin/newsletter", translator(person.lang, "issues")("nav"), "newsletter.read"),
    },
    {
      label: translator(person.lang, "subscribers")("title"),
      places: place(
        "/admin/subscribers",
        translator(person.lang, "subscribers")("title"),
        "subscribers.read",
      ),
    },
    {
      label: t("nav.staff"),
      places: [
        ...place("/admin/staff", t("nav.staff"), "staff.read"),
        ...place("/admin/audit", audit, "audit.read"),
      ],
    },
    {
      label: t("nav.settings"),
      places: [
        ...place("/admin/settings", t("nav.settings"), "site.edit"),
        ...place("/admin/outbox", t("nav.outbox"), "outbox.read"),
      ],
    },
  ];
  return sections.filter(({ places }) => places.length > 0);
}
