import { useRef, useState } from "react";
import type { LibraryPicture } from "#domain/media/list-for-desk.ts";
import { type Uploaded, uploadPicture } from "./upload-picture.ts";
import { inTurn } from "./uploads-in-turn.ts";

export type Upload = {
  key: number;
  file: File;
  state: "waiting" | "sending" | "preparing" | "done" | "refused";
  percent: number;
  outcome?: Exclude<Uploaded, { cancelled: true }>;
};

/** Sends files in turn and keeps how each is doing. `onAdded` hears of each picture that the library has now. */
export function useUploads(onAdded?: (picture: LibraryPicture) => void) {
  const [uploads, setUploads] = useState<Upload[]>([]);
  const count = useRef(0);
  const calls = useRef(new Map<number, AbortController>());

  function change(key: number, news: Partial<Upload>) {
    setUploads((all) => all.map((each) => (each.key === key ? { ...each, ...news } : each)));
  }

  async function send({ key, file }: Upload) {
    const call = new AbortController();
    calls.current.set(key, call);
    const outcome = await inTurn(() => {
      change(key, { state: "sending" });
      const progress = (percent: number) =>
        change(key, { percent, state: percent < 100 ? "sending" : "preparing" });
      return uploadPicture(file, progress, call.signal);
    });
    if ("cancelled" in outcome) return;
    change(key, { outcome, state: "picture" in outcome ? "done" : "refused" });
    if ("picture" in outcome) onAdded?.(outcome.picture);
  }

  return {
    uploads,
    add(files: File[]) {
      const items = files.map((file): Upload => {
        count.current += 1;
        return { key: count.current, file, state: "waiting", percent: 0 };
      });
      setUploads((all) => [...items, ...all]);
      for (const item of items) void send(item);
    },
    again(upload: Upload) {
      change(upload.key, { state: "waiting", percent: 0 });
      void send(upload);
    },
    /** Calls one off, or takes one that was refused from the list. */
    drop({ key }: Upload) {
      calls.current.get(key)?.abort();
      setUploads((all) => all.filter((each) => each.key !== key));
    },
  };
}
