const types = {
  rss: "application/rss+xml; charset=utf-8",
  json: "application/feed+json; charset=utf-8",
  data: "application/json; charset=utf-8",
  xml: "application/xml; charset=utf-8",
  text: "text/plain; charset=utf-8",
};

/** An answer for programs, or the page for an unmatched address when there is nothing to say. */
export function machineAnswer(body: string | undefined, type: keyof typeof types): Response {
  if (body !== undefined) return new Response(body, { headers: { "Content-Type": types[type] } });
  return new Response(null, { status: 404, headers: { "Content-Type": "text/html" } });
}
