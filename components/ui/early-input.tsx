"use client";

import { useLayoutEffect } from "react";

/**
 * Tells a page's components of what was typed, ticked and chosen while their scripts were on their way: React leaves it in its
 * fields and says nothing of it. They hear of it as input of now, before anything renders them anew.
 */
export function EarlyInput() {
  useLayoutEffect(() => {
    // What has no name is sent with no form: it only shows or hides something.
    const named = "input[name], select[name]";
    for (const field of document.querySelectorAll<HTMLInputElement | HTMLSelectElement>(named)) {
      if (isChanged(field)) field.dispatchEvent(new Event("input", { bubbles: true }));
    }
  }, []);
  return null;
}

function isChanged(field: HTMLInputElement | HTMLSelectElement): boolean {
  if (field instanceof HTMLSelectElement) {
    const first = [...field.options].findIndex(({ defaultSelected }) => defaultSelected);
    return field.selectedIndex !== Math.max(0, first);
  }
  // A box without a value of its own says "on" where it has none by default.
  const isBox = field.type === "checkbox" || field.type === "radio";
  return isBox ? field.checked !== field.defaultChecked : field.value !== field.defaultValue;
}
