/** One of our articles, to point to: `path` is where readers find it. */
export type ArticleChoice = { id: string; lang: string; title: string; status: string; path: string };

const known = new Map<string, Promise<ArticleChoice | undefined>>();

/**
 * The articles whose titles hold the words, then those whose texts do; of no words, the last saved ones. The one that is open is
 * none of them: no article leads to itself. Throws when the server cannot be reached.
 */
export async function findChoices(words: string, signal: AbortSignal): Promise<ArticleChoice[]> {
  const choices = await ask(new URLSearchParams({ words }), signal);
  for (const choice of choices) known.set(choice.id, Promise.resolve(choice));
  return choices.filter(({ id }) => window.location.pathname !== `/admin/articles/${id}`);
}

/** An article by its id; undefined when there is none, or none that the person may see. */
export function findChoice(id: string): Promise<ArticleChoice | undefined> {
  const asked = known.get(id) ?? ask(new URLSearchParams({ id })).then(([choice]) => choice);
  known.set(id, asked);
  asked.catch(() => known.delete(id));
  return asked;
}

async function ask(query: URLSearchParams, signal?: AbortSignal): Promise<ArticleChoice[]> {
  const response = await fetch(`/admin/articles/choices?${query}`, signal ? { signal } : {});
  if (!response.ok) throw new Error(String(response.status));
  return response.json();
}
