type Props = { html: string; view: "phone" | "desktop" | "dark"; title: string; nonce: string };

/**
 * A mail's HTML in a frame that may do nothing: no script, no form, no way out, under the page's own policy. Its style sheets
 * get the page's nonce; whether it is dark is chosen here, and not by the person's system. Its links open nothing: they ask
 * for a window, which it may not have.
 */
export function LetterFrame({ html, view, title, nonce }: Props) {
  const isDark = view === "dark";
  const shown = html
    .replace("<head>", '<head><base target="_blank">')
    .replaceAll(/<style(?=[ >])/g, `<style nonce="${nonce}"`)
    .replaceAll("@media (prefers-color-scheme:dark)", `@media ${isDark ? "all" : "not all"}`)
    .replace("color-scheme:light dark", `color-scheme:${isDark ? "dark" : "light"}`);
  return (
    <div className={`letter-frame letter-frame-${view}`}>
      <iframe title={title} srcDoc={shown} sandbox="" />
    </div>
  );
}
