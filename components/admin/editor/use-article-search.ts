import { useEffect, useRef, useState } from "react";
import { type ArticleChoice, findChoices } from "./editor-choices.ts";

const pauseMs = 150;

/** Finds articles by what is typed, and keeps which of them is marked; `isSearch` says whether it is words to search by. */
export function useArticleSearch(typed: string, isSearch: boolean) {
  const [found, setFound] = useState<ArticleChoice[] | "failed">();
  const [foundFor, setFoundFor] = useState<string>();
  const [at, setAt] = useState(-1);
  const goesFirst = useRef(false);
  const choices = isSearch && Array.isArray(found) ? found : [];

  useEffect(() => {
    if (!isSearch) return;
    const asking = new AbortController();
    goesFirst.current = false;
    setAt(-1);
    const settle = (answer: ArticleChoice[] | "failed") => {
      setFound(answer);
      setFoundFor(typed);
    };
    const wait = setTimeout(() => {
      findChoices(typed, asking.signal).then(
        (choices) => {
          settle(choices);
          setAt(goesFirst.current && choices.length > 0 ? 0 : -1);
        },
        () => asking.signal.aborted || settle("failed"),
      );
    }, pauseMs);
    return () => {
      clearTimeout(wait);
      asking.abort();
    };
  }, [typed, isSearch]);

  /**
   * Takes a key that moves the mark or chooses; says whether it is done with it. While what is listed answers earlier words
   * nobody means one of these: the first of what comes is marked then.
   */
  function takesKey(key: string): boolean {
    const step = { ArrowDown: 1, ArrowUp: -1 }[key];
    const isBehind = isSearch && foundFor !== typed;
    if (isBehind && (step || (key === "Enter" && goesFirst.current))) {
      goesFirst.current = true;
      return true;
    }
    if (!step || choices.length === 0) return false;
    setAt((was) => (was + step + choices.length + (was < 0 && step < 0 ? 1 : 0)) % choices.length);
    return true;
  }

  return { choices, at, takesKey, isFailed: found === "failed", isEmpty: found?.length === 0 };
}
