import { expect, test } from "vitest";
import { text } from "../drawn-rows.test-helper.ts";
import type { RawIndicator } from "../raw-form.ts";
import { contradicting } from "./contents.ts";

const row = (name: string | null): RawIndicator => ({
  level1: null,
  level2: null,
  level3: name === null ? null : text(name),
  description: null,
  value: null,
  chunkStart: false,
  doubts: [{ flag: "row_incomplete", field: null, note: "before" }],
  extra: [],
});
const notes = (...names: (string | null)[]): readonly string[] =>
  contradicting(names.map(row)).flatMap(({ doubts }) => doubts.map(({ note }) => note));

test.each(["≥95%", "= 5", "95", "1,200.5", "9 5", "95%", "95‰", "95％", "12公里", "5个", "$\\geq 5"])(
  "a name %s is a value",
  (name) =>
    expect(notes("造林面积", name)).toEqual([
      "before",
      `a name that is a value: ${name.replaceAll(" ", "")}`,
      "before",
      `a name that is a value: ${name.replaceAll(" ", "")}`,
    ]),
);

test.each(["造林面积", "12315热线电话", "第95条", "95%以上", "5G", "PM2.5", "", null])("a name %s is none", (name) =>
  expect(notes(name)).toEqual(["before"]),
);

test("the first of several is told", () =>
  expect(notes("5", "6")).toEqual(["before", "a name that is a value: 5", "before", "a name that is a value: 5"]));
test("no rows", () => expect(contradicting([])).toEqual([]));
