"use client";

import Link, { useLinkStatus } from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "use-intl";

type Props = {
  siteName: string;
  places: { href: string; label: string }[];
  personName: string;
  signOut: () => Promise<void>;
};

/** The desk's one side bar; on a phone it lies on top. */
export function SideBar({ siteName, places, personName, signOut }: Props) {
  const t = useTranslations("admin");
  const path = usePathname();
  const isHere = (href: string) => path === href || path.startsWith(`${href}/`);
  return (
    <header className="side">
      <p className="side-site">
        <a href="/">{siteName}</a>
      </p>
      <nav aria-label={t("nav.label")}>
        <ul>
          {places.map(({ href, label }) => (
            <li key={href}>
              <Link href={href} prefetch={false} aria-current={isHere(href) ? "page" : undefined}>
                {label}
                <Waiting />
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <form action={signOut} className="side-person">
        <bdi>{personName}</bdi>
        <button type="submit" className="button-quiet">
          {t("signOut")}
        </button>
      </form>
    </header>
  );
}

// Shown at the link itself: a loading page would hold back the content from people whose browser runs no scripts.
function Waiting() {
  const t = useTranslations("admin");
  const { pending } = useLinkStatus();
  return pending ? (
    <span className="loading" role="status">
      {t("loading")}
    </span>
  ) : null;
}
