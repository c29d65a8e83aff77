import assert from "node:assert/strict";
import { test } from "node:test";
import { answering } from "#domain/request.ts";
import {
  afterProof,
  afterSetUp,
  afterSignIn,
  deskPath,
  keptForReset,
  resetPath,
  secondFactorPath,
  signInPath,
  signInPathAfterReset,
} from "./way-back.ts";

const revisions = "/admin/articles/AbC_-123/revisions";
const filtered = "/admin/articles?q=%D8%A2%D8%A8%2F%2Fx&page=2";

const elsewhere = [
  "",
  "/",
  "admin/articles",
  "/en",
  "/administrator",
  "/Admin/articles",
  "https://evil.example",
  "https://evil.example/admin/articles",
  "http://desk.invalid/admin/articles",
  "//evil.example/admin",
  "///evil.example/admin",
  "/\\evil.example/admin",
  "\\\\evil.example/admin",
  "/admin//evil.example",
  "/admin/\\evil.example",
  "/admin?next=//evil.example",
  "/admin/articles\\..\\..\\evil",
  "/admin@evil.example",
  "/admin.evil.example",
  "javascript:alert(1)",
  "data:text/html,x",
  "/admin/..//evil.example",
  "/admin/../en",
  "/admin/%2e%2e/en",
  "/admin/./articles",
  "/admin/%2F%2Fevil.example",
  "/admin%2farticles",
  "/admin/%5cevil.example",
  "/%61dmin/articles",
  " /admin/articles",
  "/admin/articles ",
  "/admin/\tarticles",
  "/\t/evil.example/admin",
  "/admin/articles\r\nLocation: https://evil.example",
  "/admin/articles\u0000",
  "/admin/articles#//evil.example",
  "/admin/آب",
  `/admin/${"a".repeat(1000)}`,
];
const gate = [
  "/admin/login",
  "/admin/login/code",
  "/admin/login/again",
  "/admin/login?done=reset",
  "/admin/setup/token",
  "/admin/invitation/token",
  "/admin/reset",
  "/admin/confirm",
  "/admin/second-factor",
  "/admin/login?back=/admin/login",
];

test("nobody is led anywhere but to a path of the desk, written in the one way that cannot be read otherwise", () => {
  for (const path of elsewhere) assert.equal(deskPath(path), undefined, path);
  for (const path of ["/admin", "/admin/none", revisions, filtered, `/admin/${"a".repeat(990)}`]) {
    assert.equal(deskPath(path), path);
  }
});

test("whatever stands in its address, a page of the gate leads to the desk and never back to the gate", () => {
  for (const given of [...elsewhere, ...gate]) {
    const back = `back=${encodeURIComponent(given)}`;
    assert.equal(at(`/admin/login?${back}`, afterSignIn), "/admin/articles", given);
    assert.equal(at(`/admin/login/code?${back}`, afterSignIn), "/admin/articles", given);
    assert.equal(at(`/admin/login?${back}`, signInPath), "/admin/login", given);
    assert.equal(at(`/admin/login?${back}`, resetPath), "/admin/reset", given);
    assert.equal(at(`/admin/reset?${back}`, keptForReset), "", given);
    for (const mailed of ["/admin/reset/token", `/admin/reset/token?back=${encodeURIComponent(revisions)}`])
      assert.equal(
        at(mailed, () => signInPathAfterReset(given)),
        "/admin/login?done=reset",
        given,
      );
    assert.equal(at(`/admin/second-factor?${back}`, afterSetUp), "/admin/account", given);
    if (given !== "/admin/second-factor") assert.equal(at(`/admin/confirm?${back}`, afterProof), "/admin");
  }
  assert.equal(at("/admin/login?back=/admin/staff&back=https://evil.example", afterSignIn), "/admin/staff");
});

test("the page asked for outlives a password that is replaced by mail, in the browser that asked for it", () => {
  for (const page of ["/admin", revisions, filtered]) {
    const reset = at(at(page, signInPath), resetPath);
    assert.equal(reset.split("?")[0], "/admin/reset");
    assert.equal(at(reset, signInPath), at(page, signInPath), "whoever remembers it after all");
    const kept = at(reset, keptForReset);
    const login = at("/admin/reset/token", () => signInPathAfterReset(kept));
    assert.equal(login, `/admin/login?done=reset&back=${encodeURIComponent(page)}`);
    assert.equal(at(login, afterSignIn), page);
  }
  assert.equal(at("/admin/login", resetPath), "/admin/reset");
  assert.equal(at("/admin/reset", keptForReset), "");
});

test("the page asked for is carried through a sign-in, its second step and the second factor's set-up", () => {
  for (const page of ["/admin", revisions, filtered]) {
    const login = at(page, signInPath);
    assert.equal(at(login, afterSignIn), page);
    const code = at(login, () => signInPath("/code"));
    assert.equal(code.split("?")[0], "/admin/login/code");
    assert.equal(at(code, signInPath), login);
    assert.equal(at(code, afterSignIn), page);
    const setUp = at(page, secondFactorPath);
    assert.equal(at(setUp, afterSetUp), page);
    assert.equal(at(setUp, signInPath), login, "a session that ends on the way");
    const confirm = `/admin/confirm?back=${encodeURIComponent(setUp)}`;
    assert.equal(at(confirm, afterProof), setUp, "the set-up asks for a proof");
    assert.equal(at(confirm, signInPath), login);
  }
  assert.equal(at("/admin/articles", signInPath), "/admin/login", "where a sign-in leads anyway");
  assert.equal(at("", signInPath), "/admin/login", "what is no page of the desk");
});

function at<T>(page: string, ask: () => T): T {
  return answering("", (context) => {
    context.page = page;
    return ask();
  });
}
