import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import subsetFont from "subset-font";

// Makes app/(site)/fonts/vazirmatn.woff2: Vazirmatn cut to the letters of Persian and to the weights 400 to 700. One
// variable file is smaller than a regular and a bold one together. And domain/darkroom/vazirmatn-bold.ttf: what
// social cards are drawn with, with Latin letters too. Run again when vazirmatn gets a new release.

const letters = "ءآأؤئابتثجحخدذرزسشصضطظعغفقکگلمنهویپچژ";
// Arabic forms that turn up in names and quotations, and the vowel marks.
const arabic = "كيىةۀإٱ\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0653\u0654\u0670\u0640";
const digits = "۰۱۲۳۴۵۶۷۸۹";
const punctuation = "،؛؟٪٫٬«»‹› .:!()[]/-–—…·";
const joiners = "\u200c\u200d\u00a0";

// Shaping and spacing alone: the stylistic sets would pull in glyphs that no stylesheet of ours asks for.
const keepFeatures = ["ccmp", "locl", "isol", "init", "medi", "fina", "rlig", "liga", "calt", "kern"];
const placement = ["mark", "mkmk", "curs"];

// Latin with the letters of Europe's languages, the signs of prices, quotations and lists.
const latin = Array.from({ length: 0x180 - 0x20 }, (_, i) => String.fromCodePoint(0x20 + i)).join("");
const signs = "‘’‚“”„†‡•‰‹›€№™−×";

const root = join(import.meta.dirname, "..");
const folder = join(root, "app", "(site)", "fonts");

const subset = await subsetFont(
  readFileSync(join(root, "node_modules/vazirmatn/fonts/variable/Vazirmatn[wght].ttf")),
  letters + arabic + digits + punctuation + joiners,
  {
    targetFormat: "woff2",
    noHinting: true,
    keepFeatures: [...keepFeatures, ...placement],
    variationAxes: { wght: { min: 400, max: 700 } },
  },
);
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, "vazirmatn.woff2"), subset);
writeFileSync(join(folder, "OFL.txt"), readFileSync(join(root, "node_modules/vazirmatn/OFL.txt")));
console.info(`vazirmatn.woff2: ${subset.length} bytes`);

// The text engine finds a font by its name, and reads none that is packed for the web.
const card = await subsetFont(
  readFileSync(join(root, "node_modules/vazirmatn/fonts/ttf/Vazirmatn-Bold.ttf")),
  letters + arabic + digits + punctuation + joiners + latin + signs,
  { targetFormat: "sfnt", noHinting: true, keepFeatures: [...keepFeatures, ...placement] },
);
writeFileSync(join(root, "domain", "darkroom", "vazirmatn-bold.ttf"), card);
console.info(`vazirmatn-bold.ttf: ${card.length} bytes`);
