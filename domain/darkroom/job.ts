/** A part of a picture, in percent of its width and height. */
export type Crop = { x: number; y: number; width: number; height: number };

/** A point of a picture, in percent of its width and height. */
export type Point = { x: number; y: number };

/** Makes every size of a picture in `folder`, from an upload or from the original that was kept of one. */
export type DevelopJob = {
  kind: "develop";
  /** The file to read. */
  file: string;
  /** Where an upload's original shall be kept, upright and without what it told of its maker; absent for one that is kept. */
  original?: string;
  folder: string;
  crop: Crop | null;
  focus: Point;
};

export type Developed = { width: number; height: number; tint: string };

/** Draws an article's social card into `file`. */
export type CardJob = {
  kind: "card";
  file: string;
  direction: "ltr" | "rtl";
  siteName: string;
  topic: string;
  title: string;
  /** A file of the lead picture, cut to its focal point. */
  picture: string | null;
};

export type Job = DevelopJob | CardJob;

/** What the process answers: a result, or what is wrong with the picture as a key of the error messages. */
export type Answer = { result: Developed | null } | { problem: string; values?: Record<string, number> };
