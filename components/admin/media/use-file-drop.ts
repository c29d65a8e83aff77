import { useEffect, useRef, useState } from "react";

/** Hears of files that are dropped anywhere on the page or pasted into it; says whether some hang over it. */
export function useFileDrop(onFiles: (files: File[]) => void): boolean {
  const [isOver, setOver] = useState(false);
  const latest = useRef(onFiles);
  latest.current = onFiles;

  useEffect(() => {
    const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files") === true;
    const over = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(false);
      take(event.dataTransfer?.files);
    };
    // Word and Excel put a picture of the words beside them: in a field the words are what is meant.
    const paste = ({ target, clipboardData }: ClipboardEvent) => {
      const isForField = target instanceof HTMLInputElement && clipboardData?.types.includes("text/plain");
      if (!isForField) take(clipboardData?.files);
    };
    const take = (files: FileList | undefined) => {
      if (files && files.length > 0) latest.current([...files]);
    };
    const target = document;
    target.addEventListener("dragover", over);
    target.addEventListener("dragleave", leave);
    target.addEventListener("drop", drop);
    target.addEventListener("paste", paste);
    return () => {
      target.removeEventListener("dragover", over);
      target.removeEventListener("dragleave", leave);
      target.removeEventListener("drop", drop);
      target.removeEventListener("paste", paste);
    };
  }, []);

  return isOver;
}
