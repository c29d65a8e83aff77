import { ownMark } from "./own-copies.ts";
import { removeWaste } from "./pasted-waste.ts";

/** Stands among pasted words for a picture that comes along with them. */
export const pictureSign = "\ufffc";

// What is shorter is a dot that keeps a place.
const carried = /^data:image\/(jpeg|png|gif|webp);base64,(.{160,})$/s;

/** The pictures of pasted HTML in their order: those that it carries, as files, and how many others it shows. */
export function pastedPictures(html: string): { files: File[]; leftOut: number } {
  const { body } = new DOMParser().parseFromString(html, "text/html");
  if (body.querySelector(`[${ownMark}]`)) return { files: [], leftOut: 0 };
  removeWaste(body);
  const all = [...body.querySelectorAll("img")].filter((image) => !isDot(image) && !readAsWords(image));
  const files = all.flatMap((image) => fileOf(image) ?? []);
  return { files, leftOut: all.length - files.length };
}

/** Puts in each picture's place what a text can hold: its sign where it comes along, a small sign's own letter, else nothing. */
export function replacePictures(body: HTMLElement, { takesPictures }: { takesPictures: boolean }): void {
  for (const image of body.querySelectorAll("img")) {
    const sign = takesPictures && !isDot(image) && fileOf(image) ? pictureSign : "";
    image.replaceWith(readAsWords(image) || sign);
  }
}

// Mail programs and social media draw 🙂 as a picture of their own.
function readAsWords({ alt }: HTMLImageElement): string {
  return /^\p{RGI_Emoji}$/v.test(alt) ? alt : "";
}

const isDot = (image: HTMLImageElement) =>
  ["width", "height"].some((name) => /^[01](?:px)?$/.test(image.getAttribute(name) ?? ""));

function fileOf(image: HTMLImageElement): File | undefined {
  const [, type, written = ""] = carried.exec(image.getAttribute("src") ?? "") ?? [];
  try {
    const bytes = Uint8Array.from(atob(written), (sign) => sign.charCodeAt(0));
    return type ? new File([bytes], `image.${type}`, { type: `image/${type}` }) : undefined;
  } catch {
    // It is no base64: a picture that does not come along.
    return undefined;
  }
}
