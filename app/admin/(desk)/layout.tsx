import { SideBar } from "#components/admin/side-bar.tsx";
import { translator } from "#components/messages/translator.ts";
import { findSite } from "#domain/site/find-site.ts";
import { can } from "#domain/staff/permissions.ts";
import { requireStaff } from "../current-staff.ts";
import { signOutAction } from "./actions.ts";

export default async function DeskLayout({ children }: LayoutProps<"/admin">) {
  const person = await requireStaff();
  const t = translator(person.lang, "admin");
  const places = [
    { href: "/admin/articles", label: t("nav.articles") },
    { href: "/admin/media", label: translator(person.lang, "media")("title") },
    ...(can(person, "pages.edit") ? [{ href: "/admin/pages", label: t("nav.pages") }] : []),
    ...(can(person, "topics.edit") ? [{ href: "/admin/topics", label: t("nav.topics") }] : []),
    ...(can(person, "bylines.edit") ? [{ href: "/admin/bylines", label: t("nav.bylines") }] : []),
    ...(can(person, "subscribers.read")
      ? [{ href: "/admin/subscribers", label: translator(person.lang, "subscribers")("title") }]
      : []),
    ...(can(person, "newsletter.read")
      ? [{ href: "/admin/newsletter", label: translator(person.lang, "issues")("nav") }]
      : []),
    ...(can(person, "staff.read") ? [{ href: "/admin/staff", label: t("nav.staff") }] : []),
    ...(can(person, "outbox.read") ? [{ href: "/admin/outbox", label: t("nav.outbox") }] : []),
    ...(can(person, "audit.read")
      ? [{ href: "/admin/audit", label: translator(person.lang, "audit")("title") }]
      : []),
    ...(can(person, "site.edit") ? [{ href: "/admin/settings", label: t("nav.settings") }] : []),
  ];
  return (
    <div className="desk">
      <a className="skip" href="#content">
        {t("skipToContent")}
      </a>
      <SideBar
        siteName={findSite(person.lang)?.name ?? "Apadana"}
        places={places}
        personName={person.name}
        signOut={signOutAction}
      />
      <main id="content" className="desk-main">
        {children}
      </main>
    </div>
  );
}
