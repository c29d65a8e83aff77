import type { EditorView } from "@tiptap/pm/view";
import { pictureSign } from "./pasted-pictures.ts";

const everySign = new RegExp(pictureSign, "g");

/** Takes the signs of pasted pictures out of a text, with paragraphs that hold nothing else, and gives their places in it. */
export function takeSigns(view: EditorView): number[] {
  const { doc, tr } = view.state;
  const signs: number[] = [];
  doc.descendants((node, place) => {
    for (const { index } of node.text?.matchAll(everySign) ?? []) signs.push(place + index);
  });
  if (signs.length === 0) return [];
  // From the end, so that the places before stay what they are.
  const taken = signs.toReversed().map((sign) => {
    tr.delete(sign, sign + 1);
    const at = tr.doc.resolve(sign);
    const isEmpty = at.depth === 1 && at.parent.content.size === 0 && tr.doc.childCount > 1;
    if (isEmpty) tr.delete(at.before(), at.after());
    return { place: isEmpty ? at.before() : sign, steps: tr.steps.length };
  });
  view.dispatch(tr);
  return taken.toReversed().map(({ place, steps }) => tr.mapping.slice(steps).map(place));
}
