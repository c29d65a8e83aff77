import { useRef, useState } from "react";
import type { LibraryPicture } from "#domain/media/list-for-desk.ts";
import { type Uploaded, uploadPicture } from "./upload-picture.ts";
import { inTurn } from "./uploads-in-turn.ts";

export type Upload = {
  key: number;
  file: File;
  state: "waiting" | "sending" | "preparing" | "done" | "refused";
  percent: number;
  outcome?: Uploaded;
};

/** Sends files in turn and keeps how each is doing. `onAdded` hears of each picture that the library has now. */
export function useUploads(onAdded: (picture: LibraryPicture) => void) {
  const [uploads, setUploads] = useState<Upload[]>([]);
  const count = useRef(0);

  function change(key: number, news: Partial<Upload>) {
    setUploads((all) => all.map((each) => (each.key === key ? { ...each, ...news } : each)));
  }

  async function send({ key, file }: Upload) {
    const outcome = await inTurn(() => {
      change(key, { state: "sending" });
      return uploadPicture(file, (percent) =>
        change(key, { percent, state: percent < 100 ? "sending" : "preparing" }),
      );
    });
    change(key, { outcome, state: "picture" in outcome ? "done" : "refused" });
    if ("picture" in outcome) onAdded(outcome.picture);
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
  };
}
