import { IncomingMessage } from "node:http";
import { Socket } from "node:net";
import { buffer } from "node:stream/consumers";

type FormBody = {
  /** The request once more, with the body in it that was read. */
  req: IncomingMessage;
  /** Whether it asks for a server action: by a header, or by a form's fields. */
  isAction: boolean;
};

const multipart = /^\s*multipart\/form-data/i;

/**
 * Reads the form of a request to its end and gives the request as it was before; undefined for a form that cannot be read,
 * which the framework would take for a fault of the server (500). What is no multipart form comes back unread.
 */
export async function readForm(req: IncomingMessage): Promise<FormBody | undefined> {
  const isCalled = req.headers["next-action"] !== undefined;
  const type = req.headers["content-type"] ?? "";
  if (!multipart.test(type)) return { req, isAction: isCalled };
  const body = await buffer(req).catch(ignoreGoneSender);
  const fields = body && (await fieldsOf(type, body));
  return fields && { req: withBody(req, body), isAction: isCalled || fields.some(namesAction) };
}

// By these React finds a form's action (see decodeAction in react-server-dom).
function namesAction(name: string): boolean {
  return name.startsWith("$ACTION_");
}

async function fieldsOf(type: string, body: Buffer): Promise<string[] | undefined> {
  try {
    const form = await new Response(new Uint8Array(body), { headers: { "Content-Type": type } }).formData();
    return [...form.keys()];
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

function withBody(before: IncomingMessage, body: Buffer): IncomingMessage {
  // A socket of its own: whoever is done with this request must not close the one that the answer goes to.
  const req = new IncomingMessage(new Socket());
  const { method, url, headers, rawHeaders, httpVersion, httpVersionMajor, httpVersionMinor } = before;
  Object.assign(req, { method, url, headers, rawHeaders, httpVersion, httpVersionMajor, httpVersionMinor });
  req.push(body);
  req.push(null);
  return req;
}

function ignoreGoneSender(error: NodeJS.ErrnoException): undefined {
  if (error.code !== "ECONNRESET" && error.code !== "ERR_STREAM_PREMATURE_CLOSE") throw error;
}
