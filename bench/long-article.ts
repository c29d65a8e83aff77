import { randomBytes } from "node:crypto";

export type LongArticle = { account: { email: string; password: string }; address: string };

/** Founds a newsroom of one account and one article of 10,000 words; gives both. */
export async function foundLongArticle(dataDir: string): Promise<LongArticle> {
  process.env.DATA_DIR = dataDir;
  const { openAccount } = await import("#fixtures/accounts.ts");
  const { saveArticle } = await import("#domain/articles/save.ts");
  const account = await openAccount(dataDir, "owner");
  const id = randomBytes(12).toString("base64url");
  saveArticle(
    { id: account.id, role: "owner" },
    {
      id,
      version: 0,
      lang: "en",
      title: "Ten thousand words",
      standfirst: "A long text.",
      slug: "long",
      dateline: "",
      topicId: "",
      bylineIds: [],
      sourceName: "",
      sourceUrl: "",
      body: JSON.stringify(longText()),
    },
    Date.now(),
  );
  return { address: `/admin/articles/${id}`, account };
}

// 200 paragraphs of 50 words under 20 headings, with links, notes and emphasis.
function longText() {
  const words =
    "lighthouse ferry orchardist clerk tariff quarry weaver archive reservoir tram surveyor almanac midwife granary printer levy causeway notary beekeeper signal".split(
      " ",
    );
  let seed = 20260321;
  const word = () => {
    seed = (seed * 1103515245 + 12345) % 2 ** 31;
    return words[(seed >> 8) % words.length] ?? "";
  };
  const text = (count: number) => Array.from({ length: count }, word).join(" ");
  const content = Array.from({ length: 200 }, (_, i) => [
    ...(i % 10 === 0
      ? [{ type: "heading", attrs: { level: 2 }, content: [{ type: "text", text: text(5) }] }]
      : []),
    {
      type: "paragraph",
      content: [
        { type: "text", text: `${text(24)} ` },
        { type: "text", text: text(3), marks: [{ type: i % 3 === 0 ? "bold" : "italic" }] },
        { type: "text", text: ` ${text(22)}.` },
        ...(i % 20 === 5 ? [{ type: "footnote", content: [{ type: "text", text: text(8) }] }] : []),
      ],
    },
  ]).flat();
  return { type: "doc", content };
}
