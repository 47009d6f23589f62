import { describe, expect, test } from "vitest";
import { rowsOfTables } from "../../forms/drawn-rows.test-helper.ts";
import type { Table } from "../../table.ts";
import { reportTables, type ReportTable } from "./tables.ts";

const tables = (rows: readonly string[], merges: Table["merges"] = "lost"): readonly ReportTable[] =>
  reportTables(rowsOfTables(rows, merges));

describe("the tables of a report", () => {
  const read = (rows: readonly string[], merges?: Table["merges"]) =>
    tables(rows, merges).map(({ kind, columns, rows: own, unit, adjacent }) => {
      return `${kind} ${columns.map(({ name, first, last }) => `${name} ${first}-${last}`).join(", ")}: ${own.length} rows${unit === null ? "" : ` in ${unit}`}${adjacent ? " adjacent" : ""}`;
    });
  const budget = "项目内容|预算数|支出数";
  test.each<[string, readonly string[], readonly string[]]>([
    ["none", ["甲|乙", "1|2"], []],
    ["money", [budget, "造林|100|90", "管护|50|40"], ["budget_lines 项目内容 0-0, 预算数 1-1, 支出数 2-2: 2 rows"]],
    [
      "money, its unit above",
      ["¶单位：万元", budget, "造林|100|90"],
      ["budget_lines 项目内容 0-0, 预算数 1-1, 支出数 2-2: 1 rows in 万元"],
    ],
    [
      "money, its unit in a caption",
      ["¶近三年投入情况（万元）", budget, "造林|100|90"],
      ["budget_lines 项目内容 0-0, 预算数 1-1, 支出数 2-2: 1 rows in 万元"],
    ],
    [
      "money, its unit in a sentence",
      ["¶本项目两年来共投入资金一百二十六万元，其中财政资金一百万元，其他资金二十六（万元）如下所示", budget, "造林|100|90"],
      ["budget_lines 项目内容 0-0, 预算数 1-1, 支出数 2-2: 1 rows"],
    ],
    [
      "money, its unit far above",
      ["¶单位：万元", "¶甲", "¶乙", "¶丙", budget, "造林|100|90"],
      ["budget_lines 项目内容 0-0, 预算数 1-1, 支出数 2-2: 1 rows"],
    ],
    [
      "money, its unit behind two lines",
      ["¶单位：万元", "¶甲", "¶乙", budget, "造林|100|90"],
      ["budget_lines 项目内容 0-0, 预算数 1-1, 支出数 2-2: 1 rows in 万元"],
    ],
    [
      "money, its unit behind a row",
      ["¶单位：万元", "甲|乙", budget, "造林|100|90"],
      ["budget_lines 项目内容 0-0, 预算数 1-1, 支出数 2-2: 1 rows"],
    ],
    [
      "money, its unit in the header",
      ["项目内容|预算数（万元）|支出数", "造林|100|90"],
      ["budget_lines 项目内容 0-0, 预算数（万元） 1-1, 支出数 2-2: 1 rows in 万元"],
    ],
    ["years", ["年度|预算数|执行数", "2023|100|90"], ["history 年度 0-0, 预算数 1-1, 执行数 2-2: 1 rows"]],
    [
      "years side by side",
      ["项目|2022年预算|2023年预算|2022年支出|2023年支出", "造林|1|2|3|4"],
      ["history 项目 0-0, 2022年预算 1-1, 2023年预算 2-2, 2022年支出 3-3, 2023年支出 4-4: 1 rows"],
    ],
    [
      "one year is no history",
      ["项目|2023年预算|2023年支出", "造林|1|2"],
      ["budget_lines 项目 0-0, 2023年预算 1-1, 2023年支出 2-2: 1 rows"],
    ],
    [
      "years over figures",
      ["项目|2022年|2023年", "|预算数|执行数|预算数|执行数", "造林|1|2|3|4"],
      ["history 项目 0-0, 2022年预算数 1-1, 2022年执行数 2-2, 2023年预算数 3-3, 2023年执行数 4-4: 1 rows"],
    ],
    [
      "scores",
      ["一级指标|二级指标|三级指标|分值|得分", "决策|立项|立项依据|4|4"],
      ["scores 一级指标 0-0, 二级指标 1-1, 三级指标 2-2, 分值 3-3, 得分 4-4: 1 rows"],
    ],
    ["scores' reasons are none", ["一级指标|三级指标|得分依据", "决策|立项依据|有"], []],
    [
      "a schedule",
      ["工作内容|计划完成时间|实际完成时间", "造林|3月|4月"],
      ["schedule 工作内容 0-0, 计划完成时间 1-1, 实际完成时间 2-2: 1 rows"],
    ],
    ["outputs", ["工作内容|计划数|实际数", "造林|3|4"], ["outputs 工作内容 0-0, 计划数 1-1, 实际数 2-2: 1 rows"]],
    [
      "outputs beside money are none",
      ["工作内容|计划数|实际数|预算", "造林|3|4|5"],
      ["budget_lines 工作内容 0-0, 计划数 1-1, 实际数 2-2, 预算 3-3: 1 rows"],
    ],
    ["a survey", ["问题|满意度|得分", "甲|90%|9"], ["survey 问题 0-0, 满意度 1-1, 得分 2-2: 1 rows"]],
    ["a row of figures is no header", ["预算数|支出数|2023|12.5", "造林|1|2|3"], []],
    ["a sentence is no header", ["预算数|支出数|本项目由区林业局实施并由区财政局负责监督检查以及后续的各项工作", "造林|1|2"], []],
    [
      "the next table's header ends it",
      [budget, "造林|100|90", "工作内容|计划数|实际数", "管护|3|4"],
      [
        "budget_lines 项目内容 0-0, 预算数 1-1, 支出数 2-2: 1 rows",
        "outputs 工作内容 0-0, 计划数 1-1, 实际数 2-2: 1 rows adjacent",
      ],
    ],
    [
      "a table of the same width goes on",
      [budget, "造林|100|90", "¶", "管护|50|40"],
      ["budget_lines 项目内容 0-0, 预算数 1-1, 支出数 2-2: 2 rows"],
    ],
    [
      "a table of another width does not",
      [budget, "造林|100|90", "¶", "管护|50|40|8"],
      ["budget_lines 项目内容 0-0, 预算数 1-1, 支出数 2-2: 1 rows"],
    ],
    [
      "a page's number between is furniture",
      [budget, "造林|100|90", "¶3", budget, "管护|50|40"],
      [
        "budget_lines 项目内容 0-0, 预算数 1-1, 支出数 2-2: 1 rows",
        "budget_lines 项目内容 0-0, 预算数 1-1, 支出数 2-2: 1 rows adjacent",
      ],
    ],
    [
      "a text between is not",
      [budget, "造林|100|90", "¶如下表", budget, "管护|50|40"],
      ["budget_lines 项目内容 0-0, 预算数 1-1, 支出数 2-2: 1 rows", "budget_lines 项目内容 0-0, 预算数 1-1, 支出数 2-2: 1 rows"],
    ],
    [
      "another table's words begin a piece",
      [budget, "造林|100|90", "¶", "序号|名称|备注", "1|甲|乙"],
      ["budget_lines 项目内容 0-0, 预算数 1-1, 支出数 2-2: 1 rows"],
    ],
    [
      "figures begin a piece",
      [budget, "造林|100|90", "¶", "序号|名称|3", "1|甲|乙"],
      ["budget_lines 项目内容 0-0, 预算数 1-1, 支出数 2-2: 3 rows"],
    ],
  ])("%s", (_, rows, expected) => expect(read(rows)).toEqual(expected));

  test.each<[string, readonly string[], readonly string[]]>([
    [
      "a header of two rows",
      ["项目内容^2|预算数^2|支出^2>2", "", "造林|100|90|80"],
      ["budget_lines 项目内容 0-0, 预算数 1-1, 支出 2-3: 1 rows"],
    ],
    [
      "years over figures",
      ["项目^2|2022年>2||2023年>2", "|预算数|执行数|预算数|执行数", "造林|1|2|3|4"],
      ["history 项目 0-0, 2022年预算数 1-1, 2022年执行数 2-2, 2023年预算数 3-3, 2023年执行数 4-4: 1 rows"],
    ],
    [
      "a wide cell",
      ["项目内容>2||预算数|支出数", "造林|林地|100|90"],
      ["budget_lines 项目内容 0-1, 预算数 2-2, 支出数 3-3: 1 rows"],
    ],
  ])("with merged cells: %s", (_, rows, expected) => expect(read(rows, "kept")).toEqual(expected));
});
