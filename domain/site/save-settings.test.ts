import assert from "node:assert/strict";
import { test } from "node:test";
import { db } from "#db/client.ts";
import { generation } from "#db/schema/server.ts";
import { seededAt, useTestDatabase } from "#fixtures/test-database.ts";
import { enlist } from "#fixtures/test-staff.ts";
import { editionOf } from "../edition.ts";
import { Forbidden, Invalid } from "../errors.ts";
import { findSiteSettings } from "./find-settings.ts";
import { findSite, siteTimeZone } from "./find-site.ts";
import { listLanguages } from "./languages.ts";
import { saveSiteSettings } from "./save-settings.ts";

useTestDatabase();

test("readers see saved settings at the next request, and blank navigation lines are left out", () => {
  const owner = enlist("owner");
  const { texts } = findSiteSettings(owner);
  assert.ok(texts.en && texts.fa);
  texts.en.name = "The Daily Column";
  texts.en.footerAddress = "1 Hall Street\r\nTown";
  texts.en.navigation = [
    { label: "", href: "" },
    { label: "About", href: "/en/pages/about" },
    { label: "Shop", href: "https://shop.example/" },
  ];
  const before = db().select().from(generation).all()[0]?.value;
  saveSiteSettings(owner, { defaultLang: "fa", timeZone: "Asia/Tehran", texts }, seededAt);
  const site = findSite("en");
  assert.deepEqual(
    [site?.name, site?.timeZone, site?.footerAddress],
    ["The Daily Column", "Asia/Tehran", "1 Hall Street\nTown"],
  );
  assert.deepEqual(
    site?.navigation.map(({ label }) => label),
    ["About", "Shop"],
  );
  assert.equal(siteTimeZone(), "Asia/Tehran");
  assert.equal(listLanguages().find(({ isDefault }) => isDefault)?.code, "fa");
  assert.notEqual(db().select().from(generation).all()[0]?.value, before);
});

test("a form that began with other settings does not overwrite the present ones", () => {
  const owner = enlist("owner");
  const settings = findSiteSettings(owner);
  const edition = editionOf(settings);
  saveSiteSettings(owner, { ...settings, edition, timeZone: "Asia/Kabul" }, seededAt);
  assert.throws(() => saveSiteSettings(owner, { ...settings, edition, timeZone: "UTC" }, seededAt), {
    fields: { form: { key: "savedByOther" } },
  });
  assert.equal(siteTimeZone(), "Asia/Kabul");
});

test("every setting at fault is named, with the navigation line it stands in, and nothing is saved", () => {
  const owner = enlist("owner");
  const before = findSiteSettings(owner);
  const { texts } = findSiteSettings(owner);
  assert.ok(texts.en && texts.fa);
  texts.en.name = "";
  texts.fa.tagline = "x".repeat(161);
  texts.fa.navigation = [
    { label: "", href: "" },
    { label: "", href: "/fa" },
    { label: "Trap", href: "javascript:alert(1)" },
  ];
  assert.throws(
    () => saveSiteSettings(owner, { defaultLang: "xx", timeZone: "Mars/Phobos", texts }, seededAt),
    (error) =>
      error instanceof Invalid &&
      assert.deepEqual(
        error.fields,
        new Invalid({
          defaultLang: "badChoice",
          timeZone: "badChoice",
          "name.en": "required",
          "tagline.fa": "tooLong",
          "navigation.fa.1.label": "required",
          "navigation.fa.2.href": "badPath",
        }).fields,
      ) === undefined,
  );
  assert.deepEqual(findSiteSettings(owner), before);
});

test("settings are the owner's alone", () => {
  assert.throws(() => findSiteSettings(enlist("editor")), Forbidden);
  assert.throws(
    () => saveSiteSettings(enlist("editor"), findSiteSettings(enlist("owner")), seededAt),
    Forbidden,
  );
});
