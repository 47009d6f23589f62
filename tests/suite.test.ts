import { existsSync } from "node:fs";
import { expect, test } from "vitest";
import { alone, slow } from "./suite.ts";

const listed = [...slow, ...alone];

test("every test file with a place of its own is there, and has one place", () => {
  expect(listed.filter((path) => !existsSync(new URL(`../${path}`, import.meta.url)))).toEqual([]);
  expect(new Set(listed).size).toBe(listed.length);
});
