import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { test } from "node:test";
import { db } from "#db/client.ts";
import { articleLeads, media, mediaUses } from "#db/schema/media.ts";
import { articleInput } from "#fixtures/article-input.ts";
import { prepareSamplePictures } from "#fixtures/sample-pictures.ts";
import { seedWhenEmpty } from "#fixtures/seed.ts";
import { seededAt, useTestDatabase } from "#fixtures/test-database.ts";
import { enlist } from "#fixtures/test-staff.ts";
import { saveArticle } from "../articles/save.ts";
import { pictureFolder } from "../media/files.ts";
import { listPictures } from "../media/list-pictures.ts";
import { checkSearch } from "../search/check.ts";
import { countSample, removeSample } from "./remove.ts";

useTestDatabase({ seed: "unfounded" });

test("the sample's pictures are described in both languages and shown, and go with it, but not one that a text of the staff shows", async () => {
  seedWhenEmpty("sample", seededAt, await prepareSamplePictures());
  const owner = enlist("owner");
  const ids = () =>
    db()
      .select({ id: media.id })
      .from(media)
      .all()
      .map(({ id }) => id);
  for (const lang of ["en", "fa"]) {
    for (const { alt, caption, credit } of listPictures(lang, ids()).values())
      assert.ok(alt && caption && credit);
  }
  assert.equal(db().select().from(articleLeads).all().length, 9);
  assert.ok(
    db()
      .select()
      .from(mediaUses)
      .all()
      .some(({ kind }) => kind === "article"),
  );
  assert.deepEqual(checkSearch().stale, []);

  const announced = countSample(owner).pictures;
  saveArticle(owner, articleInput({ markdown: "::figure(sample-salt-flat)" }), seededAt);
  const { pictures } = await removeSample(owner, seededAt);
  assert.deepEqual([announced, pictures, ids()], [6, 5, ["sample-salt-flat"]]);
  assert.ok(existsSync(pictureFolder("sample-salt-flat")) && !existsSync(pictureFolder("sample-dam-gates")));
});
