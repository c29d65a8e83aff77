import type { Metadata } from "next";
import type { ReactNode } from "react";
import "../(site)/site.css";
import "./preview.css";

export const dynamic = "force-dynamic";

export const metadata: Metadata = {
  robots: { index: false, follow: false },
  icons: { icon: "/favicon.svg" },
};

// The page itself is the document: its language is the article's, which only it knows.
export default function PreviewLayout({ children }: { children: ReactNode }) {
  return children;
}
