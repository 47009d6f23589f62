import type { Indicator } from "@jixiao/contract";
import { expect, test } from "vitest";
import { hardlyReadRows } from "./hardly-read.ts";

const rowOf = (seq: number, level3: string | null, field: string | null = "level3"): Indicator => ({
  seq,
  level1: "产出指标",
  level2: "数量指标",
  level3,
  level1_source: "stated",
  level2_source: "stated",
  description: null,
  value_raw: "≥50亩",
  value_text: "≥50亩",
  value: null,
  value_stored: null,
  horizon: null,
  weight: null,
  scoring_rule: null,
  extra: [],
  flags: ["ocr_uncertain"],
  evidence: [{ flag: "ocr_uncertain", field, note: "was not read surely" }],
  places: {},
});
const said = (...rows: readonly Indicator[]) =>
  hardlyReadRows(rows).map(({ row, evidence }) => [row, evidence.flag, evidence.field, evidence.note]);

test.each<[string, readonly Indicator[], readonly string[]]>([
  ["words, in doubt", [rowOf(1, "造林面积"), rowOf(2, "树苗Cr")], []],
  ["letters and figures", [rowOf(1, "造林面积"), rowOf(2, "EC9")], ["2 (“EC9”)"]],
  ["one character, and nothing", [rowOf(1, "下、"), rowOf(2, null), rowOf(3, "树 苗")], ["1 (“下、”), 2 (“”)"]],
  ["all of a row in doubt", [rowOf(4, "4", null)], ["4 (“4”)"]],
  ["a doubt of something else", [rowOf(1, "GDP", "value_raw")], []],
  ["none", [], []],
])("a name of %s", (_, rows, expected) =>
  expect(said(...rows)).toEqual(
    expected.map((named) => [
      null,
      "table_damaged",
      "indicators",
      `no word was read in the name of row ${named}: it may be another row of the form, or none`,
    ]),
  ),
);

test("a name without words that was read surely is what it is", () =>
  expect(hardlyReadRows([{ ...rowOf(1, "PM2.5"), flags: [], evidence: [] }])).toEqual([]));
