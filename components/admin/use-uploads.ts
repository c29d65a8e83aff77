import { useRef, useState } from "react";
import type { LibraryPicture } from "#domain/media/list-for-desk.ts";
import { type Uploaded, uploadPicture } from "./upload-picture.ts";

export type Upload = {
  key: number;
  file: File;
  state: "waiting" | "sending" | "preparing" | "done" | "refused";
  percent: number;
  outcome?: Uploaded;
};

const atOnce = 2;

/** Sends files two at a time and keeps how each is doing. `onAdded` hears of each picture that the library has now. */
export function useUploads(onAdded: (picture: LibraryPicture) => void) {
  const [uploads, setUploads] = useState<Upload[]>([]);
  const waiting = useRef<Upload[]>([]);
  const running = useRef(0);
  const count = useRef(0);

  function change(key: number, news: Partial<Upload>) {
    setUploads((all) => all.map((each) => (each.key === key ? { ...each, ...news } : each)));
  }

  async function send({ key, file }: Upload) {
    change(key, { state: "sending" });
    const outcome = await uploadPicture(file, (percent) =>
      change(key, { percent, state: percent < 100 ? "sending" : "preparing" }),
    );
    change(key, { outcome, state: "picture" in outcome ? "done" : "refused" });
    if ("picture" in outcome) onAdded(outcome.picture);
  }

  async function work() {
    if (running.current >= atOnce) return;
    const next = waiting.current.shift();
    if (!next) return;
    running.current += 1;
    await send(next);
    running.current -= 1;
    void work();
  }

  function start(items: Upload[]) {
    waiting.current.push(...items);
    for (let i = 0; i < atOnce; i += 1) void work();
  }

  return {
    uploads,
    add(files: File[]) {
      const items = files.map((file): Upload => {
        count.current += 1;
        return { key: count.current, file, state: "waiting", percent: 0 };
      });
      setUploads((all) => [...items, ...all]);
      start(items);
    },
    again(upload: Upload) {
      change(upload.key, { state: "waiting", percent: 0 });
      start([upload]);
    },
  };
}
