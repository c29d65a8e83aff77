"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

/** Has the server render the page anew at an interval, while this stands on it. */
export function Reloading({ everyMs }: { everyMs: number }) {
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => {
      if (!document.hidden) router.refresh();
    }, everyMs);
    return () => clearInterval(timer);
  }, [router, everyMs]);
  return null;
}
