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
    .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
    .map((file) => `${folder}/${file}`),
);

/** Spread arguments of which there are never more than the figures or the neighbours of one. */
const few = /Array\.from\(FIGURES|HOLES\[figure\]|\.\.\.shapes\)|\.\.\.peers\.map|\.\.\.turns\)/;

test.each(files)("%s hands no list of a page's size to a call as arguments", (file) => {
  const spread = readFileSync(new URL(file, SOURCE), "utf8")
    .split("\n")
    .filter(
      (line) => /(?:Math\.(?:min|max)|\.push|\.unshift)\(\.\.\./.test(line) && !line.trim().startsWith("//") && !few.test(line),
    );
  expect(spread).toEqual([]);
});
