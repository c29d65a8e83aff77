/** The desk's language and direction, for words of the interface that stand within a text, which may be of another. */
export function interfaceLanguage(): { lang: string; dir: string } {
  const { lang, dir } = document.documentElement;
  return { lang, dir };
}
