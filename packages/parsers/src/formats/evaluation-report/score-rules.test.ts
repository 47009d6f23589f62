import { describe, expect, test } from "vitest";
import type { FlatRow } from "../../flat-rows.ts";
import type { Table } from "../../table.ts";
import { rowsIn, tableOf } from "./report-tables.test-helper.ts";
import { layoutOf } from "./score-layout.ts";
import { scoreLines } from "./score-lines.ts";
import { scoreTables } from "./scores.ts";
import { reportTables, type ReportTable } from "./tables.ts";

/** Tables one behind the other, each of rows of cells between bars; `¶` begins a paragraph between them. */
function tables(rows: readonly string[], merges: Table["merges"] = "lost"): readonly ReportTable[] {
  const all: FlatRow[] = [];
  let open: string[] = [];
  const close = () => {
    if (open.length > 0)
      all.push(
        ...rowsIn(
          tableOf(
            open.map((row) => row.split("|")),
            merges,
          ),
        ),
      );
    open = [];
  };
  for (const row of rows) {
    if (!row.startsWith("¶")) open.push(row);
    else {
      close();
      if (row !== "¶")
        all.push({
          cells: [{ row: 0, column: 0, rowSpan: 1, columnSpan: 1, text: row.slice(1), places: [] }],
          table: null,
          row: 0,
          chunkStart: false,
        });
    }
  }
  close();
  return reportTables(all);
}

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

const HEADER = "一级指标|二级指标|三级指标|分值|得分";

describe("rows of a score table", () => {
  const read = (rows: readonly string[], merges?: Table["merges"]) =>
    scoreLines(tables(rows, merges)).lines.map(({ kind, labels, level, full, score, doubts }) => {
      const own = [...labels].map(
        ([at, { code, name, stated }]) => `${at}:${code ?? ""}${name}${stated === null ? "" : `(${stated})`}`,
      );
      return [
        `${kind} ${level} ${own.join(" ")} ${full ?? "-"}/${score ?? "-"}`,
        ...doubts.map(({ flag, note }) => `${flag}: ${note}`),
      ].join("; ");
    });
  test.each<[string, readonly string[], readonly string[]]>([
    [
      "indicators",
      [HEADER, "决策|立项|立项依据充分性|4|3.5", "||立项程序规范性|4|4分"],
      ["leaf 3 1:决策 2:立项 3:立项依据充分性 4/3.5", "leaf 3 3:立项程序规范性 4/4"],
    ],
    [
      "a heading",
      [HEADER, "决策", "|立项", "||立项依据|4|4"],
      ["heading 1 1:决策 -/-", "heading 2 2:立项 -/-", "leaf 3 3:立项依据 4/4"],
    ],
    [
      "a subtotal",
      [HEADER, "决策|立项|立项依据|4|4", "小计|||4|4"],
      ["leaf 3 1:决策 2:立项 3:立项依据 4/4", "group 1 1:小计 4/4"],
    ],
    [
      "a subtotal without figures",
      [HEADER, "决策|立项|立项依据|4|4", "决策小计"],
      ["leaf 3 1:决策 2:立项 3:立项依据 4/4", "heading 1 1:决策小计 -/-"],
    ],
    [
      "the sum of all",
      [HEADER, "决策|立项|立项依据|4|4", "总分|||100|90"],
      ["leaf 3 1:决策 2:立项 3:立项依据 4/4", "total 1 1:总分 100/90"],
    ],
    [
      "the sum of all without a score",
      [HEADER, "决策|立项|立项依据|4|4", "合计|||100"],
      ["leaf 3 1:决策 2:立项 3:立项依据 4/4", "total 1 1:合计 100/-"],
    ],
    [
      "codes",
      [HEADER, "A决策|A1立项|A11立项依据|4|4", "||A12立项程序|4|4"],
      ["leaf 3 1:A决策 2:A1立项 3:A11立项依据 4/4", "leaf 3 3:A12立项程序 4/4"],
    ],
    [
      "a group's own row",
      [HEADER, "A决策|||8|8", "|A1立项||4|4", "||A11立项依据|4|4"],
      ["group 1 1:A决策 8/8", "group 2 2:A1立项 4/4", "leaf 3 3:A11立项依据 4/4"],
    ],
    [
      "a group's own row without codes",
      [HEADER, "决策|||8|8", "|立项||8|8", "||立项依据|4|4", "||立项程序|4|4"],
      ["group 1 1:决策 8/8", "group 2 2:立项 8/8", "leaf 3 3:立项依据 4/4", "leaf 3 3:立项程序 4/4"],
    ],
    [
      "labels that state their points",
      [HEADER, "决策（8分）|立项(8)|立项依据|4|4"],
      ["leaf 3 1:决策(8) 2:立项(8) 3:立项依据 4/4"],
    ],
    [
      "points in columns of their own",
      ["一级指标|分值|二级指标|分值|三级指标|分值|得分", "决策|20|立项|8|立项依据|4|4"],
      ["leaf 3 1:决策(20) 2:立项(8) 3:立项依据 4/4"],
    ],
    [
      "a column of codes",
      ["编号|一级指标|二级指标|三级指标|分值|得分", "A11|决策|立项|立项依据|4|4"],
      ["leaf 3 1:决策 2:立项 3:A11立项依据 4/4"],
    ],
    [
      "a dash for no score",
      [HEADER, "决策|立项|立项依据|4|-"],
      ["leaf 3 1:决策 2:立项 3:立项依据 4/-; row_incomplete: no score could be read: “决策 | 立项 | 立项依据 | 4 | -”"],
    ],
    [
      "no full score",
      [HEADER, "决策|立项|立项依据||4"],
      ["leaf 3 1:决策 2:立项 3:立项依据 -/4; row_incomplete: no full score could be read: “决策 | 立项 | 立项依据 | 4”"],
    ],
    ["a row without names", [HEADER, "决策|立项|立项依据|4|4", "|||4|3"], ["leaf 3 1:决策 2:立项 3:立项依据 4/4", "leaf 3  4/3"]],
    ["nothing that is known", [HEADER, "决策|立项|立项依据|4|4", "|||4"], ["leaf 3 1:决策 2:立项 3:立项依据 4/4"]],
    [
      "moved to the left",
      [HEADER, "决策|立项|立项依据|4|4", "立项程序|4|4"],
      [
        "leaf 3 1:决策 2:立项 3:立项依据 4/4",
        "leaf 3 3:立项程序 4/4; columns_shifted: moved under the headers that fit: “立项程序 | 4 | 4”",
      ],
    ],
    [
      "a label more",
      [HEADER, "决策|立项|立项依据|4|4", "决策|立项|立项程序|其他|4|4"],
      [
        "leaf 3 1:决策 2:立项 3:立项依据 4/4",
        "leaf 3 1:立项 2:立项程序 3:其他 4/4; columns_shifted: moved under the headers that fit: “决策 | 立项 | 立项程序 | 其他 | 4 | 4”",
      ],
    ],
    [
      "a figure too few, and moved",
      [HEADER, "决策|立项|立项程序|合理|4"],
      [
        "leaf 3 1:立项 2:立项程序 3:合理 -/4; columns_shifted: moved under the headers that fit: “决策 | 立项 | 立项程序 | 合理 | 4”; row_incomplete: no full score could be read: “决策 | 立项 | 立项程序 | 合理 | 4”",
      ],
    ],
    [
      "a rate",
      ["一级指标|二级指标|三级指标|分值|得分|得分率", "决策|立项|立项依据|4|3|75%"],
      ["leaf 3 1:决策 2:立项 3:立项依据 4/3"],
    ],
    [
      "an indicator whose figures cannot be read",
      [HEADER, "决策|立项|立项依据|四|三"],
      [
        "leaf 3 1:立项依据 2:四 3:三 -/-; columns_shifted: moved under the headers that fit: “决策 | 立项 | 立项依据 | 四 | 三”; row_incomplete: no score could be read: “决策 | 立项 | 立项依据 | 四 | 三”",
      ],
    ],
    ["a table without columns of scores", ["项目|预算数|支出数", "造林|1|2"], []],
  ])("%s", (_, rows, expected) => expect(read(rows)).toEqual(expected));

  test.each<[string, readonly string[], readonly string[]]>([
    [
      "merged labels",
      [HEADER, "决策^2|立项^2|立项依据|4|4", "||立项程序|4|3"],
      ["leaf 3 1:决策 2:立项 3:立项依据 4/4", "leaf 3 1:决策 2:立项 3:立项程序 4/3"],
    ],
    ["one label over two levels", [HEADER, "决策|立项依据>2||4|4"], ["leaf 2 1:决策 2:立项依据 4/4"]],
  ])("with merged cells: %s", (_, rows, expected) => expect(read(rows, "kept")).toEqual(expected));
});

describe("scores of a report", () => {
  const read = (rows: readonly string[], merges?: Table["merges"]) =>
    scoreTables(tables(rows, merges)).flatMap(({ scores, total, groups, depth, tooDeep }) => [
      `depth ${depth}${tooDeep ? " too deep" : ""}${total === null ? "" : ` total ${total.full_score ?? "-"}/${total.score ?? "-"}`}`,
      ...scores.map(({ code, level1, level2, level3, full_score, score, evidence }) => {
        return [
          `${code ?? ""} ${level1 ?? "-"}/${level2 ?? "-"}/${level3 ?? "-"} ${full_score ?? "-"}/${score ?? "-"}`.trim(),
          ...evidence.map(({ flag, note }) => `${flag}: ${note}`),
        ].join("; ");
      }),
      ...groups.map(({ name, full, score, members }) => `group ${name} ${full ?? "-"}/${score ?? "-"}: ${members.join(" ")}`),
    ]);
  const five = [
    "决策|立项|立项依据充分性|4|4",
    "||立项程序规范性|4|3",
    "|绩效目标|绩效目标合理性|4|4",
    "过程|资金管理|资金到位率|5|5",
    "||预算执行率|5|4",
  ];
  test.each<[string, readonly string[], readonly string[]]>([
    [
      "labels above their indicators",
      [HEADER, ...five],
      [
        "depth 3",
        "决策/立项/立项依据充分性 4/4",
        "决策/立项/立项程序规范性 4/3",
        "决策/绩效目标/绩效目标合理性 4/4",
        "过程/资金管理/资金到位率 5/5",
        "过程/资金管理/预算执行率 5/4",
      ],
    ],
    [
      "labels in the middle of theirs",
      [
        HEADER,
        "||立项依据充分性|4|4",
        "决策|立项|立项程序规范性|4|3",
        "|绩效目标|绩效目标合理性|4|4",
        "||资金到位率|5|5",
        "过程|资金管理|预算执行率|5|4",
      ],
      [
        "depth 3",
        "决策/立项/立项依据充分性 4/4",
        "决策/立项/立项程序规范性 4/3",
        "决策/绩效目标/绩效目标合理性 4/4",
        "过程/资金管理/资金到位率 5/5",
        "过程/资金管理/预算执行率 5/4",
      ],
    ],
    [
      "with subtotals",
      [
        HEADER,
        "决策|立项|立项依据充分性|4|4",
        "||立项程序规范性|4|3",
        "决策小计|||8|7",
        "过程|资金管理|资金到位率|5|5",
        "过程小计|||5|5",
        "总分|||13|12",
      ],
      [
        "depth 3 total 13/12",
        "决策/立项/立项依据充分性 4/4",
        "决策/立项/立项程序规范性 4/3",
        "过程/资金管理/资金到位率 5/5",
        "group 决策小计 8/7: 0 1",
        "group 过程小计 5/5: 2",
      ],
    ],
    [
      "with nameless subtotals",
      [HEADER, "决策|立项|立项依据充分性|4|4", "小计|||4|4", "过程|资金管理|资金到位率|5|5", "小计|||5|5"],
      ["depth 3", "决策/立项/立项依据充分性 4/4", "过程/资金管理/资金到位率 5/5", "group 小计 4/4: 0", "group 小计 5/5: 1"],
    ],
    [
      "with codes",
      [HEADER, "A决策|A1立项|A11立项依据|4|4", "||A12立项程序|4|3", "B过程|B1资金|B11资金到位率|5|5"],
      ["depth 3", "A11 决策/立项/立项依据 4/4", "A12 决策/立项/立项程序 4/3", "B11 过程/资金/资金到位率 5/5"],
    ],
    [
      "with points of groups",
      [
        HEADER,
        "决策（8分）|立项（8分）|立项依据充分性|4|4",
        "||立项程序规范性|4|3",
        "过程（5分）|资金管理（5分）|资金到位率|5|5",
      ],
      [
        "depth 3",
        "决策/立项/立项依据充分性 4/4",
        "决策/立项/立项程序规范性 4/3",
        "过程/资金管理/资金到位率 5/5",
        "group 决策 8/-: 0 1",
        "group 立项 8/-: 0 1",
        "group 过程 5/-: 2",
        "group 资金管理 5/-: 2",
      ],
    ],
    [
      "printed twice",
      [HEADER, ...five, "总分|||22|20", HEADER, ...five, "总分|||22|20"],
      [
        "depth 3 total 22/20",
        "决策/立项/立项依据充分性 4/4",
        "决策/立项/立项程序规范性 4/3",
        "决策/绩效目标/绩效目标合理性 4/4",
        "过程/资金管理/资金到位率 5/5",
        "过程/资金管理/预算执行率 5/4",
        "depth 3 total 22/20",
        "决策/立项/立项依据充分性 4/4",
        "决策/立项/立项程序规范性 4/3",
        "决策/绩效目标/绩效目标合理性 4/4",
        "过程/资金管理/资金到位率 5/5",
        "过程/资金管理/预算执行率 5/4",
      ],
    ],
    [
      "over two pieces",
      [HEADER, ...five.slice(0, 3), "¶", HEADER, ...five.slice(3)],
      [
        "depth 3",
        "决策/立项/立项依据充分性 4/4",
        "决策/立项/立项程序规范性 4/3",
        "决策/绩效目标/绩效目标合理性 4/4",
        "过程/资金管理/资金到位率 5/5",
        "过程/资金管理/预算执行率 5/4",
      ],
    ],
    [
      "four levels",
      ["一级指标|二级指标|三级指标|四级指标|分值|得分", "决策|立项|依据|立项依据充分性|4|4"],
      ["depth 4 too deep", "决策/立项/立项依据充分性 4/4"],
    ],
    [
      "one column of indicators",
      ["评价指标|分值|得分", "立项依据充分性|4|4", "预算执行率|5|4"],
      ["depth 1", "-/-/立项依据充分性 4/4", "-/-/预算执行率 5/4"],
    ],
    [
      "two columns of indicators",
      ["评价指标|指标名称|分值|得分", "决策|立项依据充分性|4|4", "|预算执行率|5|4"],
      [
        "depth 2",
        "决策/立项依据充分性/- 4/4",
        "决策/预算执行率/- 5/4; level1_uncertain: 决策 is not the only group that “预算执行率 | 5 | 4” fits",
      ],
    ],
  ])("%s", (_, rows, expected) => expect(read(rows)).toEqual(expected));
});
