import { describe, expect, test } from "vitest";
import { rowsOfTables } from "../../forms/drawn-rows.test-helper.ts";
import type { Table } from "../../table.ts";
import { layoutOf } from "./score-layout.ts";
import { reportTables, type ReportTable } from "./tables.ts";

const tables = (rows: readonly string[], merges: Table["merges"] = "lost"): readonly ReportTable[] =>
  reportTables(rowsOfTables(rows, merges));

describe("what the columns of a score table hold", () => {
  const read = (header: string, merges?: Table["merges"]) => {
    const [table] = tables([header, "甲"], merges);
    const layout = table === undefined ? null : layoutOf(table);
    if (layout === null) return null;
    const { columns, kinds, levels, leafLevel, numbered, code, full, score, groupFull } = layout;
    const shown = columns.map(({ name, first }, i) => `${first} ${name} ${kinds[i]}`).join(", ");
    const groups = [...groupFull].map(([level, at]) => ` ${level}:${at}`).join("");
    return `${shown}; levels ${[...levels].map((pair) => pair.join(":")).join(" ")}; leaf ${leafLevel}${numbered ? " numbered" : ""}; code ${code}; full ${full}; score ${score};${groups}`;
  };
  test.each<[string, string | null]>([
    [
      "一级指标|二级指标|三级指标|分值|得分",
      "0 一级指标 label, 1 二级指标 label, 2 三级指标 label, 3 分值 figure, 4 得分 figure; levels 1:0 2:1 3:2; leaf 3 numbered; code null; full 3; score 4;",
    ],
    [
      "一级指标|分值|二级指标|分值|三级指标|分值|得分",
      "0 一级指标 label, 1 分值 figure, 2 二级指标 label, 3 分值 figure, 4 三级指标 label, 5 分值 figure, 6 得分 figure; levels 1:0 2:2 3:4; leaf 3 numbered; code null; full 5; score 6; 1:1 2:3",
    ],
    [
      "指标编号|一级指标|二级指标|三级指标|权重|评分",
      "0 指标编号 any, 1 一级指标 label, 2 二级指标 label, 3 三级指标 label, 4 权重 figure, 5 评分 figure; levels 1:1 2:2 3:3; leaf 3 numbered; code 0; full 4; score 5;",
    ],
    [
      "三级指标|权重|分值|得分|得分率",
      "-2 一级指标 label, -1 二级指标 label, 0 三级指标 label, 1 权重 figure, 2 分值 figure, 3 得分 figure, 4 得分率 figure; levels 1:0 2:1 3:2; leaf 3 numbered; code null; full 4; score 5;",
    ],
    [
      "一级指标|三级指标|分值|自评得分|评价得分",
      "0 一级指标 label, 1 三级指标 label, 2 分值 figure, 3 自评得分 figure, 4 评价得分 figure; levels 1:0 3:1; leaf 3 numbered; code null; full 2; score 4;",
    ],
    [
      "一级指标|三级指标|分值|自评得分",
      "0 一级指标 label, 1 三级指标 label, 2 分值 figure, 3 自评得分 figure; levels 1:0 3:1; leaf 3 numbered; code null; full 2; score 3;",
    ],
    [
      "一级指标|三级指标|满分|评价得分|得分说明",
      "0 一级指标 label, 1 三级指标 label, 2 满分 figure, 3 评价得分 figure, 4 得分说明 any; levels 1:0 3:1; leaf 3 numbered; code null; full 2; score 3;",
    ],
    [
      "一级指标|三级指标|得分",
      "0 一级指标 label, 1 三级指标 label, 2 得分 figure; levels 1:0 3:1; leaf 3 numbered; code null; full null; score 2;",
    ],
    [
      "分值|一级指标|三级指标|得分",
      "0 分值 figure, 1 一级指标 label, 2 三级指标 label, 3 得分 figure; levels 1:1 3:2; leaf 3 numbered; code null; full 0; score 3;",
    ],
    ["评价指标|分值|得分", "0 评价指标 label, 1 分值 figure, 2 得分 figure; levels 3:0; leaf 3; code null; full 1; score 2;"],
    [
      "一级评价指标|评价指标|分值|得分",
      "0 一级评价指标 label, 1 评价指标 any, 2 分值 figure, 3 得分 figure; levels 1:0; leaf 1 numbered; code null; full 2; score 3;",
    ],
    [
      "指标名称|评价指标|分值|得分",
      "0 指标名称 label, 1 评价指标 label, 2 分值 figure, 3 得分 figure; levels 1:0 2:1; leaf 2; code null; full 2; score 3;",
    ],
    [
      "|二级指标|三级指标|分值|得分",
      "0 一级指标 label, 1 二级指标 label, 2 三级指标 label, 3 分值 figure, 4 得分 figure; levels 1:0 2:1 3:2; leaf 3 numbered; code null; full 3; score 4;",
    ],
    [
      "类别|二级指标|三级指标|分值|得分",
      "0 类别 any, 1 二级指标 label, 2 三级指标 label, 3 分值 figure, 4 得分 figure; levels 2:1 3:2; leaf 3 numbered; code null; full 3; score 4;",
    ],
    [
      "二级指标|三级指标|分值|得分",
      "-1 一级指标 label, 0 二级指标 label, 1 三级指标 label, 2 分值 figure, 3 得分 figure; levels 1:0 2:1 3:2; leaf 3 numbered; code null; full 3; score 4;",
    ],
    [
      "一级指标|二级指标|三级指标|四级指标|分值|得分",
      "0 一级指标 label, 1 二级指标 label, 2 三级指标 label, 3 四级指标 label, 4 分值 figure, 5 得分 figure; levels 1:0 2:1 3:2 4:3; leaf 4 numbered; code null; full 4; score 5;",
    ],
    [
      "评价指标|||分值|得分",
      "0 评价指标 label, 1 评价指标 label, 2 评价指标 label, 3 分值 figure, 4 得分 figure; levels 1:0 2:1 3:2; leaf 3; code null; full 3; score 4;",
    ],
    ["评价指标|||||分值|得分", "0 评价指标 label, 5 分值 figure, 6 得分 figure; levels 3:0; leaf 3; code null; full 1; score 2;"],
    [
      "一级指标|二级指标分值|三级指标|得分",
      "0 一级指标 label, 1 二级指标分值 figure, 2 三级指标 label, 3 得分 figure; levels 1:0 3:2; leaf 3 numbered; code null; full 1; score 3; 1:1",
    ],
  ])("%s", (header, expected) => expect(read(header)).toBe(expected));
  test.each<[string, string | null]>([
    [
      "评价指标>3|||分值|得分",
      "0 评价指标 label, 1 评价指标 label, 2 评价指标 label, 3 分值 figure, 4 得分 figure; levels 1:0 2:1 3:2; leaf 3; code null; full 3; score 4;",
    ],
    ["评价指标|分值|得分", "0 评价指标 label, 1 分值 figure, 2 得分 figure; levels 3:0; leaf 3; code null; full 1; score 2;"],
    [
      "评价指标>5|||||分值|得分",
      "0 评价指标 label, 5 分值 figure, 6 得分 figure; levels 3:0; leaf 3; code null; full 1; score 2;",
    ],
  ])("with merged cells: %s", (header, expected) => expect(read(header, "kept")).toBe(expected));
});
