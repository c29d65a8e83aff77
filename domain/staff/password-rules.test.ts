import assert from "node:assert/strict";
import { test } from "node:test";
import { useTestDatabase } from "#fixtures/test-database.ts";
import type { Invalid } from "../errors.ts";
import { checkNewPassword } from "./password-rules.ts";

useTestDatabase({ seed: "sample" });

const holder = { name: "Parvin Sepehr", email: "parvin.s@newsroom.example" };

function problemOf(password: string): string | undefined {
  try {
    checkNewPassword(password, holder);
    return undefined;
  } catch (error) {
    return (error as Invalid).fields.password?.key;
  }
}

test("twelve characters are enough, whatever they are, and eleven are not", () => {
  assert.equal(problemOf("vex lamp tuk"), undefined);
  assert.equal(problemOf("چهار واژهٔ نامربوط اینجا"), undefined);
  assert.equal(problemOf("🦊🐌🌵🛶🧭🪁🪶🧵🪨🍃🌊🪕"), undefined);
  assert.equal(problemOf("vex lamp tu"), "passwordShort");
  assert.equal(problemOf("x".repeat(201)), "tooLong");
});

test("the most common passwords are refused, dressed up too", () => {
  for (const password of [
    "123456qwerty",
    "Password2026!",
    "p@ssw0rd#2026",
    "!!!Football!!!99",
    "passwordpassword",
    "iloveyou iloveyou",
    "aaaaaaaaaaaaaaa",
    "abcabcabcabcabc",
    "abcdefghijklmnop",
    "qwertyuiop12345",
    "987654321000",
    "ضصثقفغعهخحجچ",
  ])
    assert.equal(problemOf(password), "passwordCommon", password);
});

test("what the site and the person are called makes no password", () => {
  for (const password of ["parvin-sepehr", "Sepehr.Parvin1", "newsroom-2026"])
    assert.equal(problemOf(password), "passwordPersonal", password);
  assert.equal(problemOf("parvin likes unrelated words"), undefined);
});
