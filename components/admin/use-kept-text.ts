import { useEffect, useRef, useState } from "react";
import { whenIdle } from "#components/ui/when-idle.ts";
import { dropKeptText, holdText, type KeptText, keepText } from "./kept-texts.ts";

const keepEveryMs = 300;

/**
 * Keeps an open form's text on this device under a key that the form alone has: `keepSoon` while somebody writes, `keep` at
 * once, `drop` when the server has it. `read` gives what there is to keep, or undefined.
 */
export function useKeptText(key: string, read: () => KeptText | undefined) {
  // Undefined while nothing was to be kept; false where the browser has no room, or keeps nothing.
  const [isKept, setKept] = useState<boolean>();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  async function keep(): Promise<boolean> {
    clearTimeout(timer.current);
    timer.current = undefined;
    const text = read();
    if (!text) return false;
    const isDone = await keepText(text).then(
      () => true,
      () => false,
    );
    setKept(isDone);
    return isDone;
  }

  function keepSoon() {
    timer.current ??= setTimeout(() => whenIdle(() => void keep()), keepEveryMs);
  }

  function drop() {
    setKept(undefined);
    // A browser that keeps nothing has nothing to remove.
    void dropKeptText(key).catch(() => undefined);
  }

  useEffect(() => {
    const holding = holdText(key);
    return () => void holding.then((letGo) => letGo?.());
  }, [key]);
  useEffect(() => () => clearTimeout(timer.current), []);

  return { isKept, keep, keepSoon, drop };
}
