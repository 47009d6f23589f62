import { expect, test } from "vitest";
import { remembered } from "./remembered.ts";

test("the answer is that of the function, however often and in whatever order it is asked", () => {
  const asked: string[] = [];
  const length = remembered((text) => {
    asked.push(text);
    return text === "" ? null : text.length;
  }, 2);
  const texts = ["", "甲", "甲乙", "", "甲", "甲".repeat(41), "甲".repeat(41), "甲乙", "甲"];
  expect(texts.map(length)).toEqual([null, 1, 2, null, 1, 41, 41, 2, 1]);
  expect(asked.filter((text) => text.length > 40)).toHaveLength(2); // running text is not kept
});

test("what was said is not worked out again, and no more is kept than was asked for", () => {
  let asked = 0;
  const answer = remembered((text) => (asked++, text), 3);
  for (const text of ["a", "b", "a", "b", "a"]) answer(text);
  expect(asked).toBe(2);
  for (const text of ["c", "d", "a"]) answer(text);
  expect(asked).toBe(5); // with d the three were forgotten
});
