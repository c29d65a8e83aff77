"use client";

import { type KeyboardEvent, type ReactNode, useRef, useState } from "react";

/** Buttons in a row: one stop for the Tab key, arrow keys between them. */
export function EditorToolRow({ label, children }: { label: string; children: ReactNode }) {
  const row = useRef<HTMLDivElement>(null);
  const [stop, setStop] = useState(0);

  function buttons(): HTMLElement[] {
    return [...(row.current?.querySelectorAll<HTMLElement>("button") ?? [])];
  }

  function move(event: KeyboardEvent) {
    const all = buttons();
    const isRtl = row.current ? getComputedStyle(row.current).direction === "rtl" : false;
    const step = { ArrowRight: isRtl ? -1 : 1, ArrowLeft: isRtl ? 1 : -1 }[event.key];
    const goal =
      { Home: 0, End: all.length - 1 }[event.key] ??
      (step === undefined ? undefined : (stop + step + all.length) % all.length);
    if (goal === undefined) return;
    event.preventDefault();
    setStop(goal);
    all[goal]?.focus();
  }

  return (
    <div
      ref={(element) => {
        row.current = element;
        buttons().forEach((button, at) => {
          button.tabIndex = at === stop ? 0 : -1;
        });
      }}
      role="toolbar"
      aria-label={label}
      className="tools-row"
      onKeyDown={move}
      onFocus={(event) => setStop(Math.max(0, buttons().indexOf(event.target)))}
    >
      {children}
    </div>
  );
}
