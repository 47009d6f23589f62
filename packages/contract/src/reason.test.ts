import { expect, test } from "vitest";
import { reasonOf } from "./reason.ts";

test.each([
  [new Error("no trailer found"), "no trailer found"],
  [new TypeError("Cannot read properties of undefined (reading 'children')"), /structure/],
  [new Error("Cannot read property 'x' of null"), /structure/],
  [new TypeError("table.rows is not iterable"), /structure/],
  [new ReferenceError("x is not defined"), /structure/],
  [new RangeError("Maximum call stack size exceeded"), /nested too deeply/],
  [new RangeError("Array buffer allocation failed"), /memory/],
  [new Error(""), "Error"],
  ["a thrown text", "a thrown text"],
])("%s", (error, reason) => expect(reasonOf(error)).toMatch(reason));
