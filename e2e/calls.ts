import { readFileSync } from "node:fs";
import { request } from "node:http";
import { join } from "node:path";
import Database from "better-sqlite3";
import type { Account } from "#fixtures/accounts.ts";
import { articleInput } from "#fixtures/article-input.ts";

// Requests as an attacker makes them: by hand, over HTTP, with whatever headers and fields they like.

export type Answer = { status: number; headers: Record<string, string>; cookies: string[]; body: string };

export type Call = {
  method?: string;
  headers?: Record<string, string | string[]>;
  body?: string | Buffer | FormData;
};

/** Sends one request with exactly these headers, follows nothing, and gives the whole answer. */
export async function call(url: string, { method = "GET", headers = {}, body }: Call = {}): Promise<Answer> {
  const encoded = body === undefined ? undefined : await encode(body);
  return new Promise((resolve, reject) => {
    let isAnswered = false;
    const req = request(url, {
      method: body !== undefined && method === "GET" ? "POST" : method,
      headers: {
        ...(encoded ? { "Content-Type": encoded.type, "Content-Length": encoded.bytes.length } : {}),
        ...headers,
      },
    });
    req.on("response", (res) => {
      isAnswered = true;
      const chunks: Buffer[] = [];
      res.on("data", (chunk) => chunks.push(chunk));
      res.on("error", reject);
      res.on("end", () =>
        resolve({
          status: res.statusCode ?? 0,
          headers: Object.fromEntries(
            Object.entries(res.headers).map(([name, value]) => [name, String(value)]),
          ),
          cookies: res.headers["set-cookie"] ?? [],
          body: Buffer.concat(chunks).toString("utf8"),
        }),
      );
    });
    // The server may answer and close before a large body was sent: the answer counts, not the broken pipe.
    req.on("error", (error) => {
      if (!isAnswered) reject(error);
    });
    req.end(encoded?.bytes);
  });
}

async function encode(body: string | Buffer | FormData): Promise<{ type: string; bytes: Buffer }> {
  if (body instanceof FormData) {
    const response = new Response(body);
    return {
      type: response.headers.get("content-type") ?? "",
      bytes: Buffer.from(await response.arrayBuffer()),
    };
  }
  return { type: "application/x-www-form-urlencoded", bytes: Buffer.from(body) };
}

type ActionId = { id: string; file: string; name: string; pages: string[] };

/** Every server action of the build: the whole list of what can be called. */
export function listBuiltActions(): ActionId[] {
  const file = join(import.meta.dirname, "..", ".next", "server", "server-reference-manifest.json");
  const { node, edge } = JSON.parse(readFileSync(file, "utf8"));
  return Object.entries({ ...node, ...edge } as Record<string, Built>).map(([id, built]) => ({
    id,
    file: built.filename,
    name: built.exportedName,
    pages: Object.keys(built.workers).map((worker) => worker.replace(/^app|\/\([^/]+\)|\/page$/g, "") || "/"),
  }));
}

type Built = { filename: string; exportedName: string; workers: Record<string, unknown> };

export function actionNamed(name: string): ActionId {
  const found = listBuiltActions().find((each) => each.name === name);
  if (!found) throw new Error(`no action ${name} in the build`);
  return found;
}

type Fields = Record<string, string | string[]>;

const idle = '{"status":"idle","errors":{},"values":{}}';

/** The body of an action called as the page's scripts do (with the header Next-Action), or as a form without scripts. */
function actionBody(
  { id }: Pick<ActionId, "id">,
  fields: Fields,
  { isScripted, key = "k" }: { isScripted: boolean; key?: string | undefined },
): FormData {
  const form = new FormData();
  const takesState = argumentsOf(id) > 1;
  for (const [name, values] of Object.entries(fields)) {
    for (const value of [values].flat()) form.append(isScripted ? `_1_${name}` : name, value);
  }
  // What refers to the fields comes after them: it is read as it arrives.
  if (isScripted) form.set("0", takesState ? `[${idle},"$K1"]` : '["$K1"]');
  else if (!takesState) form.set(`$ACTION_ID_${id}`, "");
  else {
    form.set("$ACTION_REF_1", "");
    form.set("$ACTION_1:0", JSON.stringify({ id, bound: "$@1" }));
    form.set("$ACTION_1:1", `[${idle}]`);
    form.set("$ACTION_KEY", key);
  }
  return form;
}

// Next writes into an id's first byte which arguments the action uses: a bit for its kind, six for arguments, one for more.
function argumentsOf(id: string): number {
  const mask = (Number.parseInt(id.slice(0, 2), 16) >> 1) & 0b111111;
  return mask.toString(2).replaceAll("0", "").length;
}

/** Calls an action on a page, as somebody with these headers. */
export async function callAction(
  pageUrl: string,
  action: Pick<ActionId, "id">,
  fields: Fields,
  { headers = {}, isScripted = true }: { headers?: Record<string, string>; isScripted?: boolean } = {},
): Promise<Answer> {
  const key = isScripted ? undefined : await formKey(pageUrl, action, headers);
  return call(pageUrl, {
    headers: {
      Origin: new URL(pageUrl).origin,
      ...(isScripted ? { "Next-Action": action.id } : {}),
      ...headers,
    },
    body: actionBody(action, fields, { isScripted, key }),
  });
}

// By its key React finds the form again whose answer the page is to show.
async function formKey(
  pageUrl: string,
  { id }: Pick<ActionId, "id">,
  headers: Record<string, string>,
): Promise<string | undefined> {
  const { Cookie = "" } = headers;
  const page = await call(pageUrl, { headers: Cookie ? { Cookie } : {} });
  const form = page.body.split("<form").find((each) => each.includes(`&quot;${id}&quot;`));
  return form && /name="\$ACTION_KEY" value="([^"]*)"/.exec(form)?.[1];
}

/** Signs in over HTTP and gives the headers of somebody signed in. */
export async function signInByHand(
  siteUrl: string,
  { email, password }: Pick<Account, "email" | "password">,
  client: string,
): Promise<{ Cookie: string; "X-Forwarded-For": string }> {
  const answer = await callAction(
    `${siteUrl}/admin/login`,
    actionNamed("signInAction"),
    { email, password },
    { headers: { "X-Forwarded-For": client }, isScripted: false },
  );
  const cookie = answer.cookies.find((each) => each.includes("apadana-session="));
  if (!cookie) throw new Error(`signing in gave ${answer.status}: ${answer.body.slice(0, 300)}`);
  return { Cookie: cookie.split(";")[0] ?? "", "X-Forwarded-For": client };
}

/** Reads the server's database as it is now; the server writes on meanwhile. */
export function readDatabase<T>(dataDir: string, read: (client: Database.Database) => T): T {
  const client = new Database(join(dataDir, "apadana.db"), { readonly: true });
  try {
    return read(client);
  } finally {
    client.close();
  }
}

type Editable = { id: string; version: number };

/** Has somebody save or publish an article by hand; gives the answer, and the fields that were sent. */
export async function sendArticle(
  siteUrl: string,
  headers: Record<string, string>,
  intent: "save" | "publish" | "schedule" | "withdraw",
  fields: Partial<ReturnType<typeof articleInput>> & Record<string, unknown>,
): Promise<{ answer: Answer; article: Editable & { slug: string } }> {
  const input = articleInput(fields as never);
  const sent = Object.fromEntries(
    Object.entries({ ...input, ...fields, intent }).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.map(String) : String(value),
    ]),
  );
  const answer = await callAction(
    `${siteUrl}/admin/articles/${input.id}`,
    actionNamed("articleAction"),
    { scripted: "1", ...sent },
    { headers },
  );
  const slug = /"slug":"([^"]*)"/.exec(answer.body)?.[1] ?? "";
  return { answer, article: { id: input.id, version: Number(input.version) + 1, slug } };
}
