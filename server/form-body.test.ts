import assert from "node:assert/strict";
import { IncomingMessage } from "node:http";
import { Socket } from "node:net";
import { text } from "node:stream/consumers";
import { test } from "node:test";
import { readForm } from "./form-body.ts";

function posted(body: string, headers: Record<string, string> = {}): IncomingMessage {
  const req = new IncomingMessage(new Socket());
  Object.assign(req, { method: "POST", url: "/x", complete: true });
  req.headers = { "content-type": "multipart/form-data; boundary=b", ...headers };
  req.push(body);
  req.push(null);
  return req;
}

const part = (name: string, value: string) =>
  `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;

test("a form comes out as it went in, and says whether it asks for an action", async () => {
  const body = `${part("title", "نمک")}${part("$ACTION_REF_1", "")}--b--\r\n`;
  const form = await readForm(posted(body));
  assert.deepEqual([form?.isAction, form?.req.url, await text(form!.req)], [true, "/x", body]);
  assert.equal((await readForm(posted(`${part("title", "x")}--b--\r\n`)))?.isAction, false);
  assert.equal(
    (await readForm(posted(`${part("0", "[]")}--b--\r\n`, { "next-action": "x" })))?.isAction,
    true,
  );
});

test("a form that is cut off, has no boundary or a field without a name is none", async () => {
  const whole = `${part("title", "x")}--b--\r\n`;
  assert.equal(await readForm(posted(whole.slice(0, -12))), undefined);
  assert.equal(await readForm(posted(whole, { "content-type": "multipart/form-data" })), undefined);
  assert.equal(
    await readForm(posted("--b\r\nContent-Disposition: form-data\r\n\r\nx\r\n--b--\r\n")),
    undefined,
  );
  assert.equal(await readForm(posted("")), undefined);
});

test("what is no multipart form is not touched", async () => {
  const req = posted("a=b", { "content-type": "application/x-www-form-urlencoded" });
  assert.equal((await readForm(req))?.req, req);
});
