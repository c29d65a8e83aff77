import { Parser } from "htmlparser2";

type Answer = { html: string; ms: number };

/** Signs in at a site as a browser without scripts does; what it gives asks for pages and sends forms. */
export async function openDesk(siteUrl: string, account: { email: string; password: string }) {
  const cookies = new Map<string, string>();

  async function ask(path: string, body?: FormData): Promise<Response> {
    const response = await fetch(siteUrl + path, {
      redirect: "manual",
      headers: { Origin: siteUrl, Cookie: [...cookies].map((pair) => pair.join("=")).join("; ") },
      ...(body ? { method: "POST", body } : {}),
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      cookies.set(name, value);
    }
    return response;
  }

  async function timed(path: string, body?: FormData): Promise<Answer> {
    const started = performance.now();
    const response = await ask(path, body);
    const html = await response.text();
    if (response.status >= 400) throw new Error(`${path} was answered with ${response.status}`);
    return { html, ms: performance.now() - started };
  }

  const desk = {
    /** Asks for a page; gives its HTML and how long that took. */
    open: (path: string) => timed(path),
    /** Sends the form of a page that has a field of this name, with its own values and those given. */
    send(path: string, html: string, values: Record<string, string>, field: string): Promise<Answer> {
      const form = formsOf(html).find((each) => each.has(field));
      if (!form) throw new Error(`${path} has no form with ${field}`);
      const body = new FormData();
      for (const [name, value] of form) body.set(name, value);
      for (const [name, value] of Object.entries(values)) body.set(name, value);
      return timed(path, body);
    },
    /** Uploads a file; gives where its answer leads. */
    async upload(path: string, field: string, content: string): Promise<string> {
      const body = new FormData();
      body.set(field, new Blob([content], { type: "text/csv" }), "list.csv");
      const response = await ask(path, body);
      return response.headers.get("location") ?? "";
    },
  };
  const { html } = await desk.open("/admin/login");
  await desk.send("/admin/login", html, account, "password");
  return desk;
}

// The fields of each form, by name.
function formsOf(html: string): Map<string, string>[] {
  const forms: Map<string, string>[] = [];
  const parser = new Parser({
    onopentag(tag, { name = "", value = "" }) {
      if (tag === "form") forms.push(new Map());
      else if (tag === "input" && name) forms.at(-1)?.set(name, value);
    },
  });
  parser.end(html);
  return forms;
}
