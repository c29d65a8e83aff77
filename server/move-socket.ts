import { type OnReadOpts, Socket, type SocketConstructorOpts } from "node:net";

// Node's sockets are documented to read into one buffer, used again and again, when they are made so; a server makes its own
// without. To give a handle to another socket is what Node's cluster does, yet no documentation has it: tests hold it.
type Handled = { _handle: unknown };

/** A new socket for the connection of a server's socket, which has none after that and closes with the new one. */
export function moveSocket(from: Socket, onread?: OnReadOpts): Socket {
  const options = { handle: (from as unknown as Handled)._handle, allowHalfOpen: true, onread };
  const to = new Socket(options as SocketConstructorOpts);
  Object.assign(from, { _handle: null } satisfies Handled);
  return to.once("close", () => from.destroy());
}
