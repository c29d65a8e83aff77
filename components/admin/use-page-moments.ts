import { useEffect, useEffectEvent } from "react";

type Moments = {
  /** The machine is connected again. */
  onOnline: () => void;
  /** The page went out of sight, perhaps for good. */
  onHidden: () => void;
  /** The page is being left. */
  onLeave: () => void;
};

/** Tells of the moments at which what is not saved yet must be. */
export function usePageMoments({ onOnline, onHidden, onLeave }: Moments): void {
  const online = useEffectEvent(onOnline);
  const leave = useEffectEvent(onLeave);
  const look = useEffectEvent(() => {
    if (document.visibilityState === "hidden") onHidden();
  });

  useEffect(() => {
    const listening = new AbortController();
    window.addEventListener("online", () => online(), listening);
    window.addEventListener("pagehide", () => leave(), listening);
    document.addEventListener("visibilitychange", () => look(), listening);
    return () => listening.abort();
  }, []);
}
