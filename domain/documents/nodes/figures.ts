import { Node } from "@tiptap/core";
import type { Token } from "markdown-it";
import type { Document } from "../schema.ts";
import {
  type Attributes,
  type Element,
  element,
  type Family,
  type Piece,
  plainLine,
  type Reading,
  type ShownPicture,
} from "./family.ts";
import { teachFigure, teachGallery } from "./figure-lines.ts";

/** How many pictures a gallery may hold. */
export const mostInGallery = 30;

const id = /^[\w-]{16}$/;
const longest = { alt: 500, caption: 1000 };

/** A picture of the library in a text: its words are the library's where the text says none of its own. */
export type Pictured = { mediaId: string; alt: string; caption: string };

const Figure = Node.create({
  name: "figure",
  group: "section",
  atom: true,
  draggable: true,
  addAttributes: () => ({
    mediaId: {
      default: null,
      parseHTML: (dom) => dom.getAttribute("data-picture"),
      renderHTML: (attrs) => ({ "data-picture": attrs.mediaId }),
      validate: (value: unknown) => {
        if (typeof value !== "string" || !id.test(value)) throw new RangeError("mediaId");
      },
    },
    alt: wordsAttribute("alt"),
    caption: wordsAttribute("caption"),
    isWide: {
      default: false,
      parseHTML: (dom) => dom.hasAttribute("data-wide"),
      renderHTML: (attrs) => (attrs.isWide ? { "data-wide": "" } : {}),
      validate: "boolean",
    },
  }),
  parseHTML: () => [
    {
      tag: "figure[data-picture]",
      getAttrs: (dom) => id.test(dom.getAttribute("data-picture") ?? "") && null,
    },
  ],
  renderHTML: ({ HTMLAttributes }) => ["figure", HTMLAttributes],
});

const Gallery = Node.create({
  name: "gallery",
  group: "section",
  atom: true,
  draggable: true,
  addAttributes: () => ({
    pictures: {
      default: [],
      parseHTML: (dom) => readPictures(dom.getAttribute("data-gallery")),
      renderHTML: (attrs) => ({ "data-gallery": JSON.stringify(attrs.pictures) }),
      validate: (value: unknown) => {
        if (!isPictures(value)) throw new RangeError("pictures");
      },
    },
  }),
  parseHTML: () => [
    {
      tag: "div[data-gallery]",
      getAttrs: (dom) => readPictures(dom.getAttribute("data-gallery")).length > 0 && null,
    },
  ],
  renderHTML: ({ HTMLAttributes }) => ["div", HTMLAttributes],
});

function wordsAttribute(name: keyof typeof longest) {
  return {
    default: "",
    parseHTML: (dom: HTMLElement) => dom.getAttribute(`data-${name}`) ?? "",
    renderHTML: (attrs: Record<string, unknown>) => (attrs[name] ? { [`data-${name}`]: attrs[name] } : {}),
    validate: (value: unknown) => {
      if (typeof value !== "string" || value.length > longest[name]) throw new RangeError(name);
    },
  };
}

/** One picture of the library, and several of them side by side: known by their ids, gone from what readers get when the library has them no more. */
export const figures: Family = {
  extensions: [Figure, Gallery],
  shown: {
    figure: (node, reading) => shownFigure(node, reading),
    gallery: (node, reading) => shownGallery(node, reading),
  },
  words: {
    figure: ({ attrs }) => wordsOf(attrs as Pictured),
    gallery: (node) => picturesIn(node).flatMap(wordsOf),
  },
  written: {
    figure: ({ attrs }) => lineOf(attrs as Pictured & { isWide: boolean }),
    gallery: (node) =>
      ["::: gallery", ...picturesIn(node).map((each) => lineOf({ ...each, isWide: false })), ":::"].join(
        "\n",
      ),
  },
  read: {
    figure: ({ meta }: Token) => ({ type: "figure", attrs: meta ?? {} }),
    gallery: ({ meta }: Token) => ({ type: "gallery", attrs: meta ?? {} }),
  },
  teach: (tokenizer) => {
    teachFigure(tokenizer);
    teachGallery(tokenizer, mostInGallery);
  },
  settle: {
    figure: (node) => ({ ...node, attrs: { ...node.attrs, ...settledWords(node.attrs) } }),
    gallery: (node) => settledGallery(picturesIn(node)),
  },
};

/** The pictures that a node itself shows. */
export function picturesIn({ type, attrs }: Document): Pictured[] {
  if (type === "figure") return [attrs as Pictured];
  return type === "gallery" && Array.isArray(attrs?.pictures) ? (attrs.pictures as Pictured[]) : [];
}

function settledGallery(pictures: Pictured[]): Document | undefined {
  const settled = pictures.map(({ mediaId, ...words }) => ({ mediaId, ...settledWords(words) }));
  const [only, another] = settled;
  if (!only) return undefined;
  if (!another) return { type: "figure", attrs: { ...only, isWide: false } };
  return { type: "gallery", attrs: { pictures: settled } };
}

function settledWords(given: Record<string, unknown> | undefined): { alt: string; caption: string } {
  return {
    alt: plainLine(given?.alt, longest.alt),
    caption: plainLine(given?.caption, longest.caption),
  };
}

function isPictures(value: unknown): value is Pictured[] {
  if (!Array.isArray(value) || value.length === 0 || value.length > mostInGallery) return false;
  return value.every((each: Partial<Pictured> | null) => {
    if (typeof each !== "object" || each === null || Object.keys(each).length !== 3) return false;
    const { mediaId, alt, caption } = each;
    const isId = typeof mediaId === "string" && id.test(mediaId);
    const isAlt = typeof alt === "string" && alt.length <= longest.alt;
    return isId && isAlt && typeof caption === "string" && caption.length <= longest.caption;
  });
}

function readPictures(text: string | null): Pictured[] {
  try {
    const value: unknown = JSON.parse(text ?? "");
    return isPictures(value) ? value : [];
  } catch {
    return [];
  }
}

const wordsOf = ({ alt, caption }: Pictured) => [alt, caption].filter(Boolean);

// Read by figure-lines.ts.
function lineOf({ mediaId, alt, caption, isWide }: Pictured & { isWide: boolean }): string {
  const said = caption ? `[${caption.replace(/[\\[\]&]/g, "\\$&")}]` : "";
  const described = alt ? ` "${alt.replace(/[\\"&]/g, "\\$&")}"` : "";
  return `::figure${said}(${mediaId}${described}${isWide ? " wide" : ""})`;
}

// On a phone's fine screen three quarters of the width are asked for: 960 pixels are more than two to each of its own there.
const onPhone = "(min-width: 42rem) 38rem, (min-resolution: 2dppx) 74vw, 100vw";

/** How wide a page shows a picture, as HTML's `sizes`. */
export const sizes = {
  measure: onPhone,
  wide: `(min-width: 64rem) 51rem, ${onPhone}`,
  gallery: "(min-width: 42rem) 19rem, 50vw",
};

function shownFigure(node: Document, reading: Reading): Piece[] {
  const { mediaId, ...own } = node.attrs as Pictured & { isWide: boolean };
  const picture = reading.pictures.get(mediaId);
  if (!picture) return [];
  const isFirst = reading.isFirst(node);
  const image = imageOf(picture, own, { ...reading, isFirst, size: own.isWide ? "wide" : "measure" });
  const attributes: Attributes = own.isWide && reading.texts ? { class: "wide" } : {};
  return [element("figure", attributes, [image, ...captionOf(picture, own)])];
}

function shownGallery(node: Document, reading: Reading): Piece[] {
  const shown = picturesIn(node).flatMap(({ mediaId, ...own }) => {
    const picture = reading.pictures.get(mediaId);
    if (!picture) return [];
    const image = imageOf(picture, own, { ...reading, isFirst: false, size: "gallery" });
    const { texts, address } = reading;
    if (!texts) return [element("figure", {}, [image, ...captionOf(picture, own)])];
    // A link needs a name where its picture has none.
    const name: Attributes =
      own.alt || picture.alt ? {} : { "aria-label": own.caption || picture.caption || texts.enlarge };
    const link = element("a", { href: address(picture.largest), ...name }, [image]);
    return [element("figure", {}, [link, ...captionOf(picture, own)])];
  });
  // A browser's reader view drops any other box that holds nothing but pictures.
  return reading.texts && shown.length > 0 ? [element("figure", { class: "gallery" }, shown)] : shown;
}

type Own = { alt: string; caption: string };
type Place = Pick<Reading, "texts" | "address"> & { isFirst: boolean; size: keyof typeof sizes };

function imageOf(picture: ShownPicture, own: Own, { texts, address, isFirst, size }: Place): Element {
  const alt = own.alt || picture.alt;
  const shown = size === "gallery" ? picture.cut : picture;
  if (!texts) {
    const { largest, width, height } = picture;
    return element("img", { src: address(largest), width, height, alt });
  }
  const { sources, src, width, height, tint } = shown;
  const widths = { sizes: sizes[size] };
  const image: Attributes = {
    class: `tint ${tint}`,
    src,
    srcset: sources.at(-1)?.srcSet ?? "",
    ...widths,
    width,
    height,
    alt,
    ...(isFirst ? { fetchpriority: "high" } : { loading: "lazy" }),
  };
  return element("picture", {}, [
    ...sources.slice(0, -1).map(({ type, srcSet }) => element("source", { type, srcset: srcSet, ...widths })),
    element("img", image),
  ]);
}

function captionOf({ caption, credit }: ShownPicture, own: Own): Piece[] {
  const said = own.caption || caption;
  if (!said && !credit) return [];
  const by = credit ? [...(said ? [" · "] : []), element("bdi", {}, [credit])] : [];
  return [element("figcaption", {}, [...(said ? [said] : []), ...by])];
}
