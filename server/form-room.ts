import type { IncomingMessage, ServerResponse } from "node:http";

// A form is held as a whole until it is answered. Whoever sends many large ones, even before any sign-in, shall not take the
// process's memory with them; and small ones (a sign-up, a sign-in) always find room.
const smallForm = 100_000;
const mostHeld = 48_000_000;

/** Gives large forms room while there is some; a form that finds none is to come back (503). */
export function formRoom(most = mostHeld) {
  let held = 0;
  return {
    /** Whether this request's form may be read; its room is free again when the answer is done. */
    admit(req: IncomingMessage, res: ServerResponse): boolean {
      const size = Number(req.headers["content-length"]);
      if (size <= smallForm) return true;
      if (held + size > most) return false;
      held += size;
      res.once("close", () => {
        held -= size;
      });
      return true;
    },
  };
}
