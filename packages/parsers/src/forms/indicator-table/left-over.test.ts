import { describe, expect, test } from "vitest";
import type { FlatRow } from "../../flat-rows.ts";
import { rowsOfTables } from "../drawn-rows.test-helper.ts";
import { leftOverRow } from "./left-over.ts";
import { HEADER, ROWS } from "./read-tables.test-helper.ts";

/** What of some rows behind a table is left over: of those of the table with the header all are read. */
function leftOver(...behind: readonly string[]): string | null {
  const rows = rowsOfTables([HEADER, ...ROWS, ...behind], "kept");
  const table = rows[0]?.table;
  const isTaken = (row: FlatRow) => row.table === table;
  return (
    leftOverRow(rows, isTaken)
      ?.cells.map(({ text }) => text)
      .join("|") ?? null
  );
}

describe("a row behind a table that reads as one of its own", () => {
  test.each<[string, readonly string[], string | null]>([
    ["nothing", [], null],
    ["a name and its target", ["¶成活率 ≥90%"], "成活率 ≥90%"],
    ["signs of all kinds", ["¶ 成活率  ＝ 90%"], null],
    ["a sign with its number", ["¶成活率 ＝90%"], "成活率 ＝90%"],
    ["a level's label, a name and a text", ["¶质量指标 验收情况 合格"], "质量指标 验收情况 合格"],
    ["a label and a text may be a heading", ["¶质量指标 说明"], null],
    ["a word that is no label", ["¶说明指标 验收情况 合格"], null],
    ["a note", ["¶备注：无", "¶填表人：王立 联系电话：0512"], null],
    ["a target without a name", ["¶≥90% ≥80%"], null],
    ["a sign without a number", ["¶成活率 ≥"], null],
    ["a sentence", ["¶成活率 ≥90%，管护面积达到要求。"], null],
    ["behind a note", ["¶注：见附件", "¶成活率 ≥90%"], "成活率 ≥90%"],
    ["below the next title", ["¶绩效自评表", "¶成活率 ≥90%"], null],
    ["below the next header", ["¶一级指标 二级指标 三级指标 指标值", "¶成活率 ≥90%"], null],
    ["in another table, with a label", ["¶", "产出指标|时效指标|完成时间|12月底前"], "产出指标|时效指标|完成时间|12月底前"],
    ["in another table, a name and its target", ["¶", "成活率|≥90%"], "成活率|≥90%"],
    ["in another table, below its own header", ["¶", "一级指标|二级指标|三级指标|指标值", "甲类|乙类|成活率|≥90%"], null],
    ["in another table, of two cells", ["¶", "时效指标|12月底前"], null],
    ["in another table, without a label", ["¶", "甲|乙|丙"], null],
  ])("%s", (_, behind, expected) => expect(leftOver(...behind)).toBe(expected));
});
