import type { useTranslations } from "use-intl";
import { interfaceLanguage } from "#components/admin/editor/interface-language.ts";
import type { Uploaded } from "./upload-picture.ts";

export type UploadTexts = ReturnType<typeof useTranslations<"media.upload">>;

/** What stands in the text while a file is on its way to the library: how far it is, or why it was refused. */
export type UploadPlace = {
  dom: HTMLElement;
  progress: (percent: number) => void;
  refuse: (outcome: Exclude<Uploaded, { picture: unknown } | { cancelled: true }>) => void;
  /** Says something in a file's stead. */
  say: (message: string) => void;
};

type Ways = { again: () => void; dismiss: () => void };

export function makeUploadPlace(name: string, upload: UploadTexts, { again, dismiss }: Ways): UploadPlace {
  const dom = document.createElement("div");
  dom.className = "upload-place";
  dom.contentEditable = "false";
  Object.assign(dom, interfaceLanguage());
  const title = document.createElement("bdi");
  title.textContent = name;
  const bar = document.createElement("progress");
  bar.max = 100;
  bar.setAttribute("aria-label", upload("progress", { name }));
  const state = document.createElement("span");
  state.setAttribute("role", "status");
  const cancel = makeButton(upload("cancel"), dismiss);

  return {
    dom,
    progress(percent) {
      if (!bar.parentNode) dom.replaceChildren(title, bar, state, cancel);
      if (percent < 100) bar.value = percent;
      else {
        bar.removeAttribute("value");
        cancel.remove();
      }
      state.className = "";
      state.textContent = percent < 100 ? upload("sending", { percent }) : upload("preparing");
    },
    refuse(outcome) {
      state.className = "field-error";
      state.textContent = "message" in outcome ? outcome.message : upload(outcome.failed);
      const ways = [makeButton(upload("dismiss"), dismiss)];
      if ("failed" in outcome) ways.unshift(makeButton(upload("again"), again));
      dom.replaceChildren(title, state, ...ways);
    },
    say(message) {
      state.textContent = message;
      dom.replaceChildren(state, makeButton(upload("dismiss"), dismiss));
    },
  };
}

function makeButton(label: string, run: () => void): HTMLElement {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button-quiet";
  button.textContent = label;
  button.addEventListener("click", run);
  return button;
}
