import { useEffect } from "react";

/**
 * Asks before unsaved text is left. Links become ordinary page loads, so that the browser itself asks, and so that a
 * text that was changed since is never shown again from the router's memory.
 */
export function useLeaveGuard(isDirty: boolean, question: string): void {
  useEffect(() => {
    const keepFromRouter = (event: MouseEvent) => {
      if (event.target instanceof Element && event.target.closest("a[href]")) event.stopPropagation();
    };
    window.addEventListener("click", keepFromRouter, { capture: true });
    return () => window.removeEventListener("click", keepFromRouter, { capture: true });
  }, []);

  useEffect(() => {
    if (!isDirty) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    // Another form of the page, such as the one that signs out, would leave without a page load.
    const askForm = (event: SubmitEvent) => {
      if ((event.target as HTMLElement).matches("[data-guarded]") || window.confirm(question)) return;
      event.preventDefault();
      event.stopPropagation();
    };
    window.addEventListener("beforeunload", ask);
    window.addEventListener("submit", askForm, { capture: true });
    return () => {
      window.removeEventListener("beforeunload", ask);
      window.removeEventListener("submit", askForm, { capture: true });
    };
  }, [isDirty, question]);
}
