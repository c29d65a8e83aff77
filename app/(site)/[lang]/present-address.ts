import { permanentRedirect } from "next/navigation";

/** Leads on from the address of a slug that something once had (308), which bookmarks and other sites' links still name. */
export function requirePresentSlug(asked: string, { slug }: { slug: string }, address: string): void {
  if (decodeURIComponent(asked) !== slug) permanentRedirect(address);
}
