const longest = 120;

/**
 * A slug from a title: letters and digits of any script, lower case, NFC, joined by hyphens; a Persian title keeps
 * a Persian slug (spaces and ZWNJ become hyphens, vowel marks go). At most 120 characters, cut between words.
 */
export function slugFromTitle(title: string): string {
  const slug = title
    .normalize("NFC")
    .toLowerCase()
    .replace(/[\u064b-\u065f\u0670\u0640'’]/g, "")
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, "-")
    .replace(/^-+|-+$/g, "");
  if (slug.length <= longest) return slug;
  const end = slug.slice(0, longest + 1).lastIndexOf("-");
  return slug.slice(0, end > 0 ? end : longest);
}

/** Whether a slug can stand in an address as it is. */
export function isSlug(slug: string): boolean {
  return (
    slug.length <= longest &&
    /^[\p{L}\p{N}\p{M}]+(?:-[\p{L}\p{N}\p{M}]+)*$/u.test(slug) &&
    slug === slug.normalize("NFC")
  );
}

/** The slug that holds an article's place while it has neither a slug nor a title; people see it as none. */
export function placeholderSlug(id: string): string {
  return `draft-${id.toLowerCase().replace(/[^a-z0-9]/g, "")}`;
}
