import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { greatest, least } from "./extent.ts";
import { boxOf, type Glyph } from "./tables/glyphs.ts";

test.each([
  [[3, 1, 2], 1, 3],
  [[-0.5], -0.5, -0.5],
  [[], Infinity, -Infinity],
])("of %j", (values, low, high) => expect([least(values), greatest(values)]).toEqual([low, high]));

test("a page of 300,000 characters has a box", () => {
  const glyph: Glyph = { text: "字", x0: 10, x1: 20, baseline: 30, mark: null, size: 10 };
  const glyphs = Array.from({ length: 300_000 }, (_, i) => ({ ...glyph, x1: 20 + i }));
  expect(boxOf(glyphs)).toMatchObject({ x0: 10, x1: 300_019 });
});

const SOURCE = new URL("./", import.meta.url);
const files = ["readers", "tables"].flatMap((folder) =>
  readdirSync(new URL(`${folder}/`, SOURCE), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts") && !/(?:^|\/)testing\//.test(file))
    .map((file) => `${folder}/${file}`),
);

/** A list whose items are arguments of a call, also behind others: `splice(0, 1, ...lines)`. */
const SPREAD = /(?:Math\.(?:min|max)|\.(?:push|unshift|splice|toSpliced|concat))\((?:[^(){}[\]]*, )?\.\.\./;
/** Spread arguments of which there are never more than figures, neighbours of one, columns, lines of a cell or components of a picture. */
const few =
  /Array\.from\(FIGURES|HOLES\[figure\]|\.\.\.shapes\)|\.\.\.peers\.map|\.\.\.turns\)|\.\.\.lists\.map|\.\.\.edge\.from\.counts|\.\.\.lines\.map\(\(line\) => line\.confidence|\.\.\.parts\.map|\.\.\.inside\)/;

test.each([
  ["body.splice(0, body.length, ...lines);", true],
  ["return list.toSpliced(at, 1, ...found);", true],
  ["Math.max(0, ...widths)", true],
  ["out.push(...rows);", true],
  ["out.push({ at, ...row });", false],
  ["Buffer.concat([...parts, end])", false],
  ["entries.splice(begin, 0, { parts: [[...floating]] });", false],
])("%s hands a list to a call: %s", (line, expected) => expect(SPREAD.test(line)).toBe(expected));

test.each(files)("%s hands no list of a page's size to a call as arguments", (file) => {
  const spread = readFileSync(new URL(file, SOURCE), "utf8")
    .split("\n")
    .filter((line) => SPREAD.test(line) && !line.trim().startsWith("//") && !few.test(line));
  expect(spread).toEqual([]);
});
