import type { useTranslations } from "use-intl";
import { interfaceLanguage } from "#components/admin/editor/interface-language.ts";
import type { Uploaded } from "./upload-picture.ts";

export type FigureTexts = ReturnType<typeof useTranslations<"figures">>;
export type UploadTexts = ReturnType<typeof useTranslations<"media.upload">>;

/** What stands in the text while a file is on its way to the library: how far it is, or why it was refused. */
export type UploadPlace = {
  dom: HTMLElement;
  progress: (percent: number) => void;
  refuse: (outcome: Exclude<Uploaded, { picture: unknown }>) => void;
};

type Ways = { again: () => void; dismiss: () => void };

export function makeUploadPlace(
  name: string,
  { texts, upload }: { texts: FigureTexts; upload: UploadTexts },
  { again, dismiss }: Ways,
): UploadPlace {
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
  dom.append(title, bar, state);

  function progress(percent: number) {
    dom.replaceChildren(title, bar, state);
    if (percent < 100) bar.value = percent;
    else bar.removeAttribute("value");
    state.className = "";
    state.textContent = percent < 100 ? upload("sending", { percent }) : upload("preparing");
  }

  function refuse(outcome: Exclude<Uploaded, { picture: unknown }>) {
    state.className = "field-error";
    state.textContent = "message" in outcome ? outcome.message : upload(outcome.failed);
    const ways = [makeButton(texts("dismiss"), dismiss)];
    if ("failed" in outcome) ways.unshift(makeButton(upload("again"), again));
    dom.replaceChildren(title, state, ...ways);
  }

  progress(0);
  return { dom, progress, refuse };
}

function makeButton(label: string, run: () => void): HTMLElement {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button-quiet";
  button.textContent = label;
  button.addEventListener("click", run);
  return button;
}
