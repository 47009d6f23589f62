import type { SelfEvaluationIndicator } from "@jixiao/contract";
import { describe, expect, test } from "vitest";
import { repeatedRows } from "./repeated-rows.ts";
import { rowOf } from "./row.test-helper.ts";

const repeated = (...rows: readonly Partial<SelfEvaluationIndicator>[]) =>
  repeatedRows(rows.map((row, i) => ({ ...rowOf(), ...row, seq: i + 1 }))).map(
    ({ row, evidence }) => `${row}: ${evidence.flag}, ${evidence.note}`,
  );

describe("rows that say what a row above says", () => {
  test.each<[string, readonly Partial<SelfEvaluationIndicator>[], readonly string[]]>([
    ["one row", [{}], []],
    ["the same again", [{}, {}], ["2: row_repeated, says what row 1 says"]],
    ["apart", [{}, { level3: "管护面积" }, {}], ["3: row_repeated, says what row 1 says"]],
    ["three times", [{}, {}, {}], ["2: row_repeated, says what row 1 says", "3: row_repeated, says what row 1 says"]],
    [
      "at another place, and read otherwise",
      [{}, { places: { level3: [{ kind: "text", lines: [7, 7] }] }, level1_source: "inferred", flags: ["ocr"] }],
      ["2: row_repeated, says what row 1 says"],
    ],
    ["another level", [{}, { level2: "质量指标" }], []],
    [
      "two of one name and target, each again",
      [{}, { level2: "质量指标" }, { level2: "质量指标" }, {}],
      ["3: row_repeated, says what row 2 says", "4: row_repeated, says what row 1 says"],
    ],
    ["another target", [{}, { value_raw: "≥60亩" }], []],
    ["for another time", [{ horizon: "annual" }, { horizon: "overall" }], []],
    ["another text of a column of its own", [{}, { extra: [{ header: "备注", text: "甲县" }] }], []],
    ["another result", [{ actual_raw: "50亩" }, { actual_raw: "55亩" }], []],
  ])("%s", (_, rows, expected) => expect(repeated(...rows)).toEqual(expected));
});
