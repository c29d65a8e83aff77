import assert from "node:assert/strict";
import { test } from "node:test";
import { foldPhrase, foldText, joinEndings } from "./fold.ts";

const alike: [string, string][] = [
  ["علی", "علي"],
  ["علی", "على"],
  ["کتاب", "كتاب"],
  ["خانه", "خانة"],
  ["خانه", "خانۀ"],
  ["خانه", "خانهٔ"],
  ["مقدمه", "مُقَدَّمه"],
  ["رحمن", "رحمٰن"],
  ["سلام", "ســـلام"],
  ["۱۴۰۳", "1403"],
  ["١٤٠٣", "1403"],
  ["سلام", "\u200fسلام\u200e"],
  ["کتاب", "ﻛﺘﺎﺏ"],
  ["cooperation", "coop\u00aderation"],
  ["CO2", "CO₂"],
  ["finance", "ﬁnance"],
  ["40 m2", "40\u00a0m²"],
  ["KGB", "ＫＧＢ"],
  ["Sorensen", "Sørensen"],
  ["lodz", "łodz"],
  ["Strasse", "Straße"],
];

for (const [one, other] of alike) {
  test(`«${one}» and «${other}» are one word`, () => assert.equal(foldText(one), foldText(other)));
}

const apart: [string, string][] = [
  ["آب", "اب"],
  ["مرز", "مرض"],
  ["مسئول", "مسول"],
];

for (const [one, other] of apart) {
  test(`«${one}» and «${other}» are two words`, () => assert.notEqual(foldText(one), foldText(other)));
}

test("a word with a gap of no width is indexed split and joined, among its neighbours, and asked for in both ways", () => {
  assert.equal(foldText("او می‌خواهم گفت\nو رفت"), "او می خواهم گفت\nو رفت \ue000 او میخواهم گفت");
  assert.equal(foldText("او\u200c گفت"), "او  گفت");
  assert.deepEqual(foldPhrase("می‌خواهم"), [["می", "خواهم"], ["میخواهم"]]);
  assert.deepEqual(foldPhrase("میخواهم"), [["میخواهم"]]);
});

test("a plural and a ye that a gap sets off are asked for without them too, a space for the gap or none", () => {
  assert.deepEqual(foldPhrase("آب‌های"), [["آب", "های"], ["آبهای"], ["آب"]]);
  assert.deepEqual(foldPhrase("خانه‌ی نو"), [
    ["خانه", "ی", "نو"],
    ["خانهی", "نو"],
    ["خانه", "نو"],
  ]);
  assert.equal(joinEndings("خانه ي ما، آب ها"), "خانه‌ي ما، آب‌ها");
  assert.equal(joinEndings("علی ی هاله"), "علی ی هاله");
});

test("a number is asked for with its thousands apart and in one", () => {
  assert.deepEqual(foldPhrase("۱۲۳۴۰ چاه"), [
    ["12340", "چاه"],
    ["12", "340", "چاه"],
  ]);
  assert.deepEqual(foldPhrase("2,500,000"), [["2", "500", "000"], ["2500000"]]);
  for (const other of ["3.1415", "1,34", "250"]) assert.equal(foldPhrase(other).length, 1, other);
});

test("a phrase keeps its words in order, and signs are not words", () => {
  assert.deepEqual(foldPhrase("the dam's  gates!"), [["the", "dam", "s", "gates"]]);
  assert.deepEqual(foldPhrase("\"'-*(){}^:"), []);
  assert.deepEqual(foldPhrase("✌\ufe0f \u0301 a\u0301"), [["á"]]);
});
