import type { LibraryPicture } from "#domain/media/list-for-desk.ts";

export type Uploaded =
  | { picture: LibraryPicture }
  | { message: string }
  | { failed: "unreachable" | "signedOut" | "failed" }
  | { cancelled: true };

/**
 * Sends one file to the library and says how far it is, in percent; a signal calls it off. A fetch cannot tell how far it is:
 * hence the old request.
 */
export function uploadPicture(
  file: File,
  onProgress: (percent: number) => void,
  signal: AbortSignal,
): Promise<Uploaded> {
  if (signal.aborted) return Promise.resolve({ cancelled: true });
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    signal.addEventListener("abort", () => request.abort());
    request.onabort = () => resolve({ cancelled: true });
    request.upload.onprogress = ({ loaded, total }) => onProgress(Math.floor((loaded / total) * 100));
    request.onerror = () => resolve({ failed: "unreachable" });
    request.onload = () => resolve(answerOf(request));
    request.open("POST", "/admin/media/upload");
    request.setRequestHeader("Accept", "application/json");
    const form = new FormData();
    form.append("file", file, file.name);
    request.send(form);
  });
}

function answerOf({ status, responseText }: XMLHttpRequest): Uploaded {
  if (status === 401) return { failed: "signedOut" };
  if (status !== 200) return { failed: "failed" };
  const { pictures, refused } = JSON.parse(responseText);
  if (pictures[0]) return { picture: pictures[0] };
  return refused[0] ? { message: refused[0].message } : { failed: "failed" };
}
