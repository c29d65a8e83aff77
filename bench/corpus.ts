import { createReadStream, createWriteStream } from "node:fs";
import { createInterface } from "node:readline";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

// Made-up articles, the same ones every time: what `npm run import` reads, one JSON object a line.

/** What the measurements need to know of an article of the corpus. */
export type Entry = {
  slug: string;
  lang: string;
  title: string;
  category: string;
  tags: string[];
  publishedAt: string;
};

const vocabulary: Record<string, { things: string[]; deeds: string[] }> = {
  en: {
    things:
      "lighthouse ferry orchardist clerk tariff quarry weaver archive reservoir tram surveyor almanac midwife granary printer levy causeway notary beekeeper signal depot choir mason estuary census warden loom timber chapel bursary".split(
        " ",
      ),
    deeds: "counts|repairs|closes|inherits|questions|moves|remembers|measures|opens|refuses".split("|"),
  },
  fa: {
    things:
      "فانوس قایق باغدار دفتردار تعرفه معدن بافنده بایگانی آب‌انبار تراموا نقشه‌بردار تقویم ماما انبار چاپخانه عوارض گذرگاه سردفتر زنبوردار نشانه ایستگاه هم‌خوانی بنّا دهانه آمار نگهبان دار چوب کمک‌هزینه".split(
        " ",
      ),
    deeds: "می‌شمارد|تعمیر می‌کند|می‌بندد|به ارث می‌برد|می‌پرسد|جابه‌جا می‌کند|به یاد می‌آورد|باز می‌کند".split("|"),
  },
};
const categories = ["news", "analysis", "human-rights", "economy", "culture", "statements"];
const firstDay = Date.UTC(2018, 2, 21);
const lastDay = Date.UTC(2026, 8, 22);

/** Writes `count` articles to a file; every eighth is Persian. */
export async function writeCorpus(file: string, count: number): Promise<void> {
  await pipeline(Readable.from(lines(count)), createWriteStream(file));
}

/** Reads a file of articles as far as the measurements need it. */
export async function readCorpus(file: string): Promise<Entry[]> {
  const entries: Entry[] = [];
  for await (const line of createInterface({ input: createReadStream(file) })) {
    if (line.trim() === "") continue;
    const { slug, lang, title, category, tags, publishedAt } = JSON.parse(line);
    entries.push({ slug, lang, title, category, tags, publishedAt });
  }
  return entries;
}

function* lines(count: number): Generator<string> {
  const random = seeded(20260321);
  const step = Math.floor((lastDay - firstDay) / count);
  for (let i = 0; i < count; i++) {
    const lang = i % 8 === 7 ? "fa" : "en";
    const paragraphs = Array.from({ length: 4 + Math.floor(random() * 5) }, () => paragraph(lang, random));
    const tags = [pick(vocabulary.en?.things ?? [], random), pick(vocabulary.en?.things ?? [], random)];
    const article = {
      slug: `made-up-${i}`,
      lang,
      title: sentence(lang, 5, random).slice(0, -1),
      summary: sentence(lang, 18, random),
      html: paragraphs.map((text) => `<p>${text}</p>`).join(""),
      text: paragraphs.join("\n\n"),
      category: pick(categories, random),
      tags: [...new Set(tags)],
      publishedAt: new Date(firstDay + i * step).toISOString(),
    };
    yield `${JSON.stringify(article)}\n`;
  }
}

function paragraph(lang: string, random: () => number): string {
  const count = 3 + Math.floor(random() * 3);
  return Array.from({ length: count }, () => sentence(lang, 9 + Math.floor(random() * 10), random)).join(" ");
}

function sentence(lang: string, length: number, random: () => number): string {
  const { things = [], deeds = [] } = vocabulary[lang] ?? {};
  const words = Array.from({ length }, () => pick(things, random));
  words.splice(length >> 1, 0, pick(deeds, random));
  const text = words.join(" ");
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

const pick = (list: string[], random: () => number): string => list[Math.floor(random() * list.length)] ?? "";

// A linear congruential generator (Numerical Recipes): filler needs no better.
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
