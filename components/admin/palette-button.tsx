"use client";

import { type ComponentType, useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { whenIdle } from "#components/ui/when-idle.ts";
import type { Place } from "./command-palette.tsx";

const fetchPalette = () => import("./command-palette.tsx");

type Palette = ComponentType<{ places: Place[]; close: () => void }>;

/** Opens the palette, and so does Ctrl-K outside of the text. Its code comes once the page stands: what is typed at once is not lost. */
export function PaletteButton({ places }: { places: Place[] }) {
  const t = useTranslations("saving");
  const [Palette, setPalette] = useState<Palette>();
  const [isOpen, setOpen] = useState(false);

  useEffect(() => {
    const openByKey = (event: KeyboardEvent) => {
      // In the editor the same keys set a link; it says so by preventing the default.
      if (event.defaultPrevented || event.key.toLowerCase() !== "k") return;
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
      event.preventDefault();
      open();
    };
    window.addEventListener("keydown", openByKey);
    return () => window.removeEventListener("keydown", openByKey);
  });

  // Offline: the side bar's own links still lead everywhere.
  useEffect(() => whenIdle(() => void fetchPalette().catch(() => {})), []);

  function open() {
    setOpen(true);
    if (Palette) return;
    fetchPalette().then(
      ({ CommandPalette }) => setPalette(() => CommandPalette),
      () => setOpen(false),
    );
  }

  return (
    <>
      <button type="button" className="palette-button" onClick={open} aria-keyshortcuts="Control+K Meta+K">
        {t("palette.open")} <kbd>Ctrl K</kbd>
      </button>
      {isOpen && Palette ? <Palette places={places} close={() => setOpen(false)} /> : null}
    </>
  );
}
