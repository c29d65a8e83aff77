import assert from "node:assert/strict";
import { test } from "node:test";
import { type Lockfile, lockfileProblems } from "./lockfile.ts";

const manifest = {
  dependencies: { zod: "4.6.7", "next-auth": "5.0.0-beta.32" },
  devDependencies: {},
  optionalDependencies: {},
};
const good = { version: "4.6.7", integrity: "sha512-x" };
const problems = (packages: Lockfile["packages"]) =>
  lockfileProblems(
    { packages: { "": {}, "node_modules/next-auth": { ...good, version: "5.0.0-beta.32" }, ...packages } },
    manifest,
  );

test("packages of a registry with known content pass", () => {
  const resolved = "https://registry.example/zod/-/zod-4.6.7.tgz";
  assert.deepEqual(problems({ "node_modules/zod": { ...good, resolved } }), []);
  assert.deepEqual(problems({ "node_modules/esbuild": { ...good, hasInstallScript: true } }), []);
  assert.deepEqual(problems({ "node_modules/other-platform": { version: "1.0.0", optional: true } }), []);
});

test("a package from elsewhere, without known content, or with a program to run does not", () => {
  for (const entry of [
    { resolved: "git+ssh://git@host.example/zod.git#abc" },
    { resolved: "http://registry.example/zod/-/zod-4.6.7.tgz" },
    { resolved: "https://host.example/zod.tgz" },
    { resolved: "file:../zod" },
    { link: true },
    { integrity: undefined },
    { hasInstallScript: true },
  ]) {
    assert.equal(problems({ "node_modules/a/node_modules/zod": { ...good, ...entry } as never }).length, 1);
  }
});

test("what guards the doors has one version, the manifest's", () => {
  assert.equal(problems({ "node_modules/next-auth": { ...good, version: "5.0.0-beta.31" } }).length, 1);
  assert.equal(problems({ "node_modules/a/node_modules/next-auth": good }).length, 1);
  const loose = lockfileProblems({ packages: {} }, { ...manifest, dependencies: { zod: "^4.6.7" } });
  assert.deepEqual(loose, ["zod: ^4.6.7 is no exact version"]);
});
