import { SideBar } from "#components/admin/side-bar.tsx";
import { translator } from "#components/messages/translator.ts";
import { findSite } from "#domain/site/find-site.ts";
import { requireStaff } from "../current-staff.ts";
import { signOutAction } from "./actions.ts";
import { sectionsFor } from "./sections.ts";

export default async function DeskLayout({ children }: LayoutProps<"/admin">) {
  const person = await requireStaff();
  const t = translator(person.lang, "admin");
  return (
    <div className="desk">
      <a className="skip" href="#content">
        {t("skipToContent")}
      </a>
      <SideBar
        siteName={findSite(person.lang)?.name ?? "Apadana"}
        sections={sectionsFor(person)}
        personName={person.name}
        signOut={signOutAction}
      />
      <main id="content" className="desk-main">
        {children}
      </main>
    </div>
  );
}
