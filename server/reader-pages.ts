import { listLanguages } from "#domain/site/languages.ts";
import { finishPage, type Page, type ReaderCache } from "./reader-cache.ts";
import type { Rendered } from "./render.ts";

// Our own texts name their charset.
const lineForProgrammers = "text/plain";

/** Readers' pages, rendered by `render` and kept in `cache`; and the page that says what is wrong, where one fails. */
export function readerPages(cache: ReaderCache, render: (key: string) => Promise<Rendered>) {
  /** The page at a key of the cache, which reads `path`; anew where it is not to be kept. */
  async function find({ path, key, isKept }: { path: string; key: string; isKept: boolean }): Promise<Page> {
    return forReaders(path, await (isKept ? cache.find(key, () => render(key)) : renderAnew(key)));
  }

  async function renderAnew(key: string): Promise<Page> {
    return finishPage(await render(key));
  }

  /** What Next rendered in reply to a form that was sent to `path`. */
  async function finish(path: string, rendered: Rendered): Promise<Page> {
    return forReaders(path, await finishPage(rendered));
  }

  // Next leaves a missing or failed page's body empty once its scripts are gone, and tells of a form that it cannot take in a line
  // for programmers: readers get our page, under the same status.
  async function forReaders(path: string, page: Page): Promise<Page> {
    const isForReaders = page.type.startsWith("text/html") || page.type === lineForProgrammers;
    if (page.status < 400 || !isForReaders) return page;
    return findStatus(path, Math.min(page.status, 500));
  }

  /** The page that says a status, in the language in which `path` is or else the site's first. */
  async function findStatus(path: string, status: number): Promise<Page> {
    const languages = listLanguages();
    const asked = path.split("/")[1];
    const lang =
      languages.find(({ code }) => code === asked)?.code ?? languages.find((l) => l.isDefault)?.code;
    const key = `/${lang}/status/${status}`;
    const page = await cache.find(key, () => render(key));
    return { ...page, status };
  }

  return { find, finish, findStatus };
}
