import { Busboy, type BusboyConfig } from "@fastify/busboy";
import { Invalid } from "#domain/errors.ts";

/** Whether a request brings a form of files. */
export function isMultipart(request: Request): boolean {
  return request.body !== null && typeOf(request).startsWith("multipart/form-data");
}

/** What reads a form of files while it comes, within limits. Throws Invalid where the form has no boundary, or an absurd one. */
export function formReader(request: Request, limits: BusboyConfig["limits"]): InstanceType<typeof Busboy> {
  try {
    const headers = { "content-type": typeOf(request) as `multipart/${string}` };
    return new Busboy({ headers, ...(limits ? { limits } : {}) });
  } catch {
    throw new Invalid({ file: "brokenOff" });
  }
}

const typeOf = ({ headers }: Request) => headers.get("content-type") ?? "";
