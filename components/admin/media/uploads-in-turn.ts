const atOnce = 2;
let running = 0;
const waiting: (() => void)[] = [];

/** Does uploads two at a time, in the order in which they are given, and warns who leaves the page meanwhile. */
export async function inTurn<T>(upload: () => Promise<T>): Promise<T> {
  if (running >= atOnce) await new Promise<void>((go) => waiting.push(go));
  running += 1;
  window.addEventListener("beforeunload", warn);
  try {
    return await upload();
  } finally {
    running -= 1;
    waiting.shift()?.();
    if (running === 0) window.removeEventListener("beforeunload", warn);
  }
}

function warn(event: BeforeUnloadEvent): void {
  event.preventDefault();
}
