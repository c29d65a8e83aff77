"use client";

import Link, { useLinkStatus } from "next/link";
import { usePathname } from "next/navigation";
import { useEffect, useRef } from "react";
import { useTranslations } from "use-intl";
import { PaletteButton } from "./palette-button.tsx";

type Place = { href: string; label: string };
type Section = { label: string; places: Place[] };

type Props = {
  siteName: string;
  sections: Section[];
  personName: string;
  signOut: () => Promise<void>;
};

/** The desk's one side bar; on a phone it lies on top. */
export function SideBar({ siteName, sections, personName, signOut }: Props) {
  const t = useTranslations("admin");
  const path = usePathname();
  const row = useRef<HTMLElement>(null);
  const isHere = ({ href }: { href: string }) => path === href || path.startsWith(`${href}/`);
  useEffect(() => {
    if (path && row.current) showPresent(row.current);
  }, [path]);

  return (
    <header className="side">
      <p className="side-site">
        <a href="/admin">{siteName}</a>
      </p>
      <PaletteButton
        places={[{ href: "/admin", label: siteName }, ...sections.flatMap((section) => section.places)]}
      />
      <nav ref={row} aria-label={t("nav.label")}>
        <ul>
          {sections.map(({ label, places }) => (
            <li key={label} className={places.some(isHere) ? "side-here" : undefined}>
              {places.length > 1 ? (
                <>
                  <PlaceLink href={places[0]?.href ?? ""} label={label} />
                  {places.some(isHere) ? (
                    <ul>
                      {places.map((place) => (
                        <li key={place.href}>
                          <PlaceLink {...place} isHere={isHere(place)} />
                        </li>
                      ))}
                    </ul>
                  ) : null}
                </>
              ) : (
                places.map((place) => <PlaceLink key={place.href} {...place} isHere={isHere(place)} />)
              )}
            </li>
          ))}
        </ul>
      </nav>
      <form action={signOut} className="side-person">
        <Link
          href="/admin/account"
          prefetch={false}
          className="side-account"
          aria-current={isHere({ href: "/admin/account" }) ? "page" : undefined}
        >
          <bdi>{personName}</bdi>
        </Link>
        <button type="submit" className="button-quiet">
          {t("signOut")}
        </button>
      </form>
    </header>
  );
}

// On a phone the places lie in one row that scrolls: the present one must not be out of sight. Where the style sheet cannot see to
// it, the row alone is scrolled, for who was faster than the scripts may be far down the page.
function showPresent(row: HTMLElement): void {
  const present = row.querySelector("[aria-current]")?.getBoundingClientRect();
  const { left, right, width } = row.getBoundingClientRect();
  if (!present || (present.left >= left - 1 && present.right <= right + 1)) return;
  row.scrollBy({ left: present.left + present.width / 2 - (left + width / 2) });
}

function PlaceLink({ href, label, isHere }: Place & { isHere?: boolean }) {
  return (
    <Link href={href} prefetch={false} aria-current={isHere ? "page" : undefined}>
      {label}
      <Waiting />
    </Link>
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
