import type { Indicator } from "@jixiao/contract";
import { expect, test } from "vitest";
import { hardlyReadRows } from "./hardly-read.ts";
import { rowOf } from "./row.test-helper.ts";

const row = (seq: number, level3: string | null, field: string | null = "level3"): Indicator =>
  rowOf({ seq, level3, flags: ["ocr_uncertain"], evidence: [{ flag: "ocr_uncertain", field, note: "was not read surely" }] });
const said = (...rows: readonly Indicator[]) =>
  hardlyReadRows(rows).map(({ row: seq, evidence }) => [seq, evidence.flag, evidence.field, evidence.note]);

test.each<[string, readonly Indicator[], readonly string[]]>([
  ["words, in doubt", [row(1, "造林面积"), row(2, "树苗Cr")], []],
  ["letters and figures", [row(1, "造林面积"), row(2, "EC9")], ["2 (“EC9”)"]],
  ["one character, and nothing", [row(1, "下、"), row(2, null), row(3, "树 苗")], ["1 (“下、”), 2 (“”)"]],
  ["all of a row in doubt", [row(4, "4", null)], ["4 (“4”)"]],
  ["a doubt of something else", [row(1, "GDP", "value_raw")], []],
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
  expect(hardlyReadRows([{ ...row(1, "PM2.5"), flags: [], evidence: [] }])).toEqual([]));
