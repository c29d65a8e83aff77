import { jpeg } from "#fixtures/pictures.ts";
import { actionNamed, call, callAction, readDatabase, sendArticle, signInByHand } from "./calls.ts";
import { fresh } from "./cases.ts";
import { expect, test } from "./journey.ts";
import type { RunningServer } from "./server.ts";

// Work that is not published is there for nobody else, by whatever way it is asked for.

const secret = `nobodyknows${process.pid}`;
// What is searched for stands beside the secret: a page repeats the question.
const asked = `lookedfor${process.pid}`;
const ways: Record<string, string>[] = [{}, { RSC: "1" }, { RSC: "1", "Next-Router-Prefetch": "1" }];
const idOf = (site: RunningServer, query: string, ...values: unknown[]) =>
  readDatabase(site.dataDir, (db) =>
    db
      .prepare(query)
      .pluck()
      .get(...values),
  ) as string;

let count = 0;

/** What the owner has lying about: everything of it says the secret word. */
async function leaveWork(site: RunningServer, owner: Record<string, string>) {
  count += 1;
  const send = (fields: Record<string, unknown>, intent: "save" | "publish" | "schedule" = "save") =>
    sendArticle(site.url, owner, intent, { title: `${asked} ${secret}`, standfirst: secret, ...fields });
  const { article: draft } = await send({ slug: `${secret}-draft-${count}` });
  await send({
    id: draft.id,
    version: draft.version,
    slug: `${secret}-draft-${count}`,
    standfirst: `${secret} again`,
  });
  const { article: scheduled } = await send({ scheduledAt: "2999-01-01T10:00" }, "schedule");
  const open = { title: "Seen by all", standfirst: "Seen by all", slug: `open-${process.pid}-${count}` };
  const { article: published } = await send(open, "publish");
  const waiting = new FormData();
  const change = { ...open, standfirst: secret, id: published.id, version: String(published.version) };
  for (const [name, value] of Object.entries({ ...change, lang: "en", intent: "keep" }))
    waiting.set(name, value);
  waiting.set("bodyMarkdown", secret);
  const kept = await call(`${site.url}/admin/articles/${published.id}/text`, {
    headers: { ...owner, Origin: site.url },
    body: waiting,
  });
  expect(JSON.parse(kept.body).outcome).toBe("saved");
  const { article: trashed } = await send({ slug: `${secret}-trash-${count}` });
  const trash = { id: trashed.id, scripted: "1" };
  await callAction(`${site.url}/admin/articles/${trashed.id}/revisions`, actionNamed("trashAction"), trash, {
    headers: owner,
  });
  const picture = new FormData();
  picture.set(
    "file",
    new File([new Uint8Array(await jpeg())], `${asked} ${secret}.jpg`, { type: "image/jpeg" }),
  );
  const added = await call(`${site.url}/admin/media/upload`, {
    headers: { ...owner, Origin: site.url, Accept: "application/json" },
    body: picture,
  });
  const pictureId: string = JSON.parse(added.body).pictures[0].id;
  await callAction(
    `${site.url}/admin/newsletter/new`,
    actionNamed("beginIssueAction"),
    {},
    { headers: owner },
  );
  const issueId = idOf(site, "select id from issues order by created_at desc limit 1");
  const issue = {
    scripted: "1",
    id: issueId,
    version: "1",
    slug: "",
    "subject.en": secret,
    "subject.fa": secret,
  };
  await callAction(`${site.url}/admin/newsletter/${issueId}`, actionNamed("saveIssueAction"), issue, {
    headers: owner,
  });
  const revisionsOf = (id: string) =>
    readDatabase(site.dataDir, (db) =>
      db.prepare("select id from revisions where article_id = ? order by version").pluck().all(id),
    ) as string[];
  return { draft, scheduled, published, trashed, pictureId, issueId, revisionsOf };
}

test("case 8: another person's draft is not there, whoever asks for it by its id and how", async ({
  site,
  accounts,
  client,
}) => {
  const owner = await signInByHand(site.url, accounts.owner, client);
  const title = fresh("Secret draft");
  const { article } = await sendArticle(site.url, owner, "save", { title });
  const author = await signInByHand(site.url, accounts.author, client);
  const path = `/admin/articles/${article.id}`;
  const document = await call(site.url + path, { headers: author });
  expect(document.status).toBe(404);
  for (const headers of ways) {
    const answer = await call(`${site.url}${path}?_rsc`, { headers: { ...author, ...headers } });
    expect(answer.body).not.toContain(title);
  }
  expect(document.body).not.toContain(title);
  const { answer } = await sendArticle(site.url, author, "save", { ...article, title: "taken over" });
  expect([403, 404]).toContain(answer.status);
  const kept = readDatabase(site.dataDir, (db) =>
    db.prepare("select title from articles where id = ?").pluck().get(article.id),
  );
  expect(kept).toBe(title);
});

test("case 8: revisions, waiting changes, previews, the trash, pictures, issues and exports are there for nobody else", async ({
  site,
  accounts,
  client,
}) => {
  const owner = await signInByHand(site.url, accounts.owner, client);
  const { draft, scheduled, published, trashed, pictureId, issueId, revisionsOf } = await leaveWork(
    site,
    owner,
  );
  const [first, second] = revisionsOf(draft.id);
  const [before, change] = revisionsOf(published.id);
  const ofArticle = (id: string) =>
    ["", "/preview", "/revisions", "/text"].map((part) => `articles/${id}${part}`);
  const held = [
    ...[draft.id, scheduled.id, published.id].flatMap(ofArticle),
    `articles/${draft.id}/revisions?a=${first}&b=${second}`,
    `articles/${published.id}/revisions?a=${before}&b=${change}`,
    `articles/trash`,
    `articles?words=${asked}`,
    `articles/choices?words=${asked}`,
    `articles/choices?id=${draft.id}`,
    `media/${pictureId}`,
    `media?q=${asked}`,
    `media/choices?q=${asked}`,
    `newsletter/${issueId}`,
    `newsletter/${issueId}/preview`,
    `newsletter/${issueId}/send`,
    `newsletter`,
  ];
  const openly = ["articles", "outbox", "subscribers", "audit", ""];
  const quiet = [...ofArticle(trashed.id), `media/${pictureId}/original`, `newsletter/${issueId}/progress`];
  const shown = [];
  for (const path of held) {
    const answer = await call(`${site.url}/admin/${path}`, { headers: owner });
    if (answer.body.includes(secret)) shown.push(path);
  }
  expect(shown.length, "the owner sees it, so that this test sees it").toBeGreaterThan(held.length - 8);
  const others: [string, Record<string, string>][] = [
    ["stranger", {}],
    ["author", await signInByHand(site.url, accounts.author, client)],
    ["translator", await signInByHand(site.url, accounts.translator, client)],
  ];
  for (const [who, headers] of others) {
    for (const path of [...held, ...openly, ...quiet]) {
      for (const way of ways) {
        const answer = await call(`${site.url}/admin/${path}`, { headers: { ...headers, ...way } });
        const line = `${who}: ${path} ${JSON.stringify(way)}`;
        expect(answer.body, line).not.toContain(secret);
        expect(answer.headers["content-type"] ?? "", line).not.toMatch(/^image\//);
      }
    }
    for (const path of [`articles/${draft.id}`, `articles/${trashed.id}`, `media/${pictureId}`]) {
      const { status } = await call(`${site.url}/admin/${path}`, { headers });
      expect([307, 404], `${who}: ${path}`).toContain(status);
    }
    const file = await call(`${site.url}/admin/subscribers/export/file`, {
      headers: { ...headers, Origin: site.url },
      body: "state=confirmed",
    });
    expect([303, 307, 403], who).toContain(file.status);
  }
});

test("case 8: nobody else changes, restores or throws away another person's unpublished work", async ({
  site,
  accounts,
  client,
}) => {
  const owner = await signInByHand(site.url, accounts.owner, client);
  const { draft, trashed, pictureId, revisionsOf } = await leaveWork(site, owner);
  const [first = ""] = revisionsOf(draft.id);
  const state = () =>
    readDatabase(site.dataDir, (db) =>
      JSON.stringify([
        db.prepare("select * from articles where id in (?, ?)").all(draft.id, trashed.id),
        db.prepare("select article_id from trash where article_id = ?").all(trashed.id),
        db.prepare("select id, name from revisions where article_id = ?").all(draft.id),
        db.prepare("select * from media where id = ?").all(pictureId),
        db.prepare("select * from media_texts where media_id = ?").all(pictureId),
      ]),
    );
  const tries: [page: string, action: string, fields: Record<string, string>][] = [
    [
      `articles/${draft.id}/revisions`,
      "restoreRevisionAction",
      { articleId: draft.id, id: first, version: String(draft.version + 1) },
    ],
    [
      `articles/${draft.id}/revisions`,
      "nameRevisionAction",
      { articleId: draft.id, id: first, name: "mine" },
    ],
    [`articles/${draft.id}/revisions`, "trashAction", { id: draft.id }],
    ["articles/trash", "untrashAction", { id: trashed.id }],
    ["articles", "actOnManyAction", { act: "trash", ids: draft.id }],
    [`media/${pictureId}`, "deletePictureAction", { id: pictureId, knowingly: "1" }],
    [`media/${pictureId}`, "savePictureAction", { id: pictureId, "alt.en": "taken over" }],
  ];
  const before = state();
  for (const who of [accounts.author, accounts.translator]) {
    const headers = await signInByHand(site.url, who, client);
    for (const [page, action, fields] of tries) {
      const given = { scripted: "1", ...fields };
      const answer = await callAction(`${site.url}/admin/${page}`, actionNamed(action), given, { headers });
      expect(answer.status, `${who.role}: ${action}`).toBeLessThan(500);
      expect(state() === before, `${who.role}: ${action} (${answer.status})`).toBe(true);
    }
    const replacing = new FormData();
    replacing.set("replaces", pictureId);
    replacing.set("file", new File([new Uint8Array(await jpeg())], "x.jpg", { type: "image/jpeg" }));
    const replaced = await call(`${site.url}/admin/media/upload`, {
      headers: { ...headers, Origin: site.url, Accept: "application/json" },
      body: replacing,
    });
    expect([403, 404]).toContain(replaced.status);
    expect(state()).toBe(before);
  }
});
