import { expect, test } from "vitest";
import { csvOf } from "./csv.ts";

test.each([
  [["a\nb", null, 1], '"a\nb",,1\r\n'],
  [["a\rb", "甲,乙"], '"a\rb","甲,乙"\r\n'],
  [["a\r\nb", 'x"y'], '"a\r\nb","x""y"\r\n'],
  [['"', '""', ""], '"""","""""",\r\n'],
  [[" a ", "a;b\tc", "'"], " a ,a;b\tc,'\r\n"],
  [[0, -1, 1.5], "0,-1,1.5\r\n"],
  [["\uFEFFa"], '"\uFEFFa"\r\n'],
  [[null], "\r\n"],
  [[], "\r\n"],
])("%j", (row, text) => expect(csvOf([row])).toBe(text));

test("rows follow each other", () => expect(csvOf([["a"], ["b", null]])).toBe("a\r\nb,\r\n"));
