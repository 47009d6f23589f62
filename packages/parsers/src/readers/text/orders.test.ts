import { describe, expect, test } from "vitest";
import type { ColumnField } from "../../vocabulary/columns.ts";
import { textOfAtoms } from "./atoms.ts";
import { findHeaders } from "./header.ts";
import { linesOf, round, shownCells } from "./pieces.test-helper.ts";
import { findRows } from "./table-rows.ts";

/** The rows below a header: their cells, labels, margins and doubts; then what is in none. */
function read(
  lines: readonly string[],
  fields: readonly ColumnField[] = ["level3", "value"],
  header: readonly string[] = [],
): readonly string[] {
  const all = linesOf(...header, ...lines);
  const headers = findHeaders(all.slice(0, header.length).flatMap(({ atoms }) => atoms));
  const { rows, unread, labels } = findRows(all.slice(header.length), fields, headers, [2, 3]);
  const shown = rows.map(({ cells, labels: own, margin, doubt }) => {
    const beside = own.map(({ word }) => `${word} `).join("");
    return `${beside}${shownCells(cells)} ±${round(margin)}${doubt === null ? "" : ` ${doubt}`}`;
  });
  return [labels, ...shown, ...(unread.length === 0 ? [] : [`unread ${unread.map((atom) => textOfAtoms([atom])).join(" ")}`])];
}

describe("cells that follow each other", () => {
  test.each<[string, readonly string[], readonly string[]]>([
    ["nothing", [], ["placed"]],
    ["labels alone", ["产出指标", "数量指标"], ["placed"]],
    [
      "rows of one line each",
      ["造林面积", "≥50亩", "管护面积", "≥80亩", "树苗成活率", "≥90%"],
      ["ordered", "造林面积|≥50亩 ±13", "管护面积|≥80亩 ±13", "树苗成活率|≥90% ±13"],
    ],
    [
      "labels before their first rows",
      ["产出指标", "数量指标", "造林面积", "≥50亩", "管护面积", "≥80亩", "质量指标", "树苗成活率", "≥90%"],
      ["placed", "产出指标 数量指标 造林面积|≥50亩 ±13", "管护面积|≥80亩 ±13", "质量指标 树苗成活率|≥90% ±13"],
    ],
    [
      "names of two lines",
      ["产出指标", "数量指标", "完成造林及管护的", "面积", "≥50亩", "质量指标", "树苗成活率", "≥90%"],
      ["placed", "产出指标 数量指标 完成造林及管护的面积|≥50亩 ±7.8", "质量指标 树苗成活率|≥90% ±15.5"],
    ],
    [
      "values without numbers",
      ["生态效益", "指标", "改善生态环境", "显著改善", "提升森林质量", "有效提升"],
      [
        "ordered",
        "生态效益指标 改善生态环境|显著改善 ±3.9 改善生态环境 fills its cell and may go on elsewhere",
        "提升森林质量|有效提升 ±3.9",
      ],
    ],
    [
      "a page's foot between",
      ["造林面积", "≥50亩", "— 2 —", "管护面积", "≥80亩"],
      ["ordered", "造林面积|≥50亩 ±13", "管护面积|≥80亩 ±13"],
    ],
    [
      "a name without its value",
      ["造林面积", "管护面积", "≥80亩", "树苗成活率", "≥90%"],
      [
        "ordered",
        "造林面积管护面积|≥80亩 ±2.3 管护面积 may be another row's: what stands above it in its cell is whole",
        "树苗成活率|≥90% ±13 管护面积 in the row above may be this row's",
      ],
    ],
    [
      "a value without its name",
      ["造林面积", "≥50亩", "≥80亩", "树苗成活率", "≥90%"],
      ["ordered", "造林面积|≥50亩 ±0", "|≥80亩 ±0", "树苗成活率|≥90% ±0"],
    ],
    [
      "two numbers below each other",
      ["造林面积", "≥50", "80", "树苗成活率", "≥90%"],
      ["ordered", "造林面积|≥50 ±0", "树苗成活率|≥90% ±0", "unread 80"],
    ],
    [
      "a note behind",
      ["造林面积", "≥50亩", "管护面积", "≥80亩", "本表一式三份，", "由单位存"],
      ["ordered", "造林面积|≥50亩 ±13", "管护面积|≥80亩 ±0", "本表一式三份，由单位存| ±0"],
    ],
    [
      "a label on a later page",
      ["产出指标", "数量指标", "造林面积", "≥50亩", "\f产出指标", "数量指标", "管护面积", "≥80亩"],
      ["placed", "产出指标 数量指标 造林面积|≥50亩 ±15", "产出指标 数量指标 管护面积|≥80亩 ±15"],
    ],
    [
      "labels before every row",
      ["产出指标 数量指标 造林面积 ≥50亩", "产出指标 数量指标 管护面积 ≥80亩", "产出指标 质量指标 树苗成活率 ≥90%"],
      [
        "placed",
        "产出指标 数量指标 造林面积|≥50亩 ±14",
        "产出指标 数量指标 管护面积|≥80亩 ±14",
        "产出指标 质量指标 树苗成活率|≥90% ±14",
      ],
    ],
  ])("%s", (_, lines, expected) => expect(read(lines)).toEqual(expected));

  test.each<[string, readonly ColumnField[], readonly string[], readonly string[]]>([
    [
      "a comparator and a unit",
      ["level3", "comparator", "value", "unit"],
      ["造林面积 ≥ 50 亩", "管护面积 ≥ 80 亩", "群众满意度 ≥ 95 %"],
      ["placed", "造林面积|≥|50|亩 ±2", "管护面积|≥|80|亩 ±2", "群众满意度|≥|95 %| ±1.2"],
    ],
    [
      "weights",
      ["level3", "value", "weight"],
      ["造林面积 ≥50亩 20", "管护面积 ≥80亩 30", "群众满意度 ≥95% 10"],
      ["placed", "造林面积|≥50亩|20 ±8.5", "管护面积|≥80亩|30 ±8.5", "群众满意度|≥95%|10 ±9.3"],
    ],
    [
      "an empty weight",
      ["level3", "value", "weight"],
      ["造林面积 ≥50亩 20", "管护面积 ≥80亩", "群众满意度 ≥95% 10"],
      ["placed", "造林面积|≥50亩|20 ±8.5", "管护面积|≥80亩| ±11", "群众满意度|≥95%|10 ±9.3"],
    ],
    [
      "a description",
      ["level3", "description", "value"],
      ["造林面积", "造林的面积", "≥50亩", "管护面积", "管护的面积", "≥80亩"],
      ["ordered", "造林面积|造林的面积|≥50亩 ±4.95", "管护面积|管护的面积|≥80亩 ±4.95"],
    ],
    ["values alone", ["value"], ["≥50亩", "≥80亩"], ["placed", "≥50亩 ±9.6", "≥80亩 ±9.6"]],
  ])("%s", (_, fields, lines, expected) => expect(read(lines, fields)).toEqual(expected));
});

describe("lines over all columns", () => {
  test.each<[string, readonly string[], readonly string[]]>([
    [
      "one a row",
      ["数量指标  造林面积  ≥50亩", "质量指标  树苗成活率  ≥90%"],
      ["placed", "数量指标 造林面积|≥50亩 ±14", "质量指标 树苗成活率|≥90% ±14"],
    ],
    [
      "a name around its value",
      ["完成造林及管护的", "产出指标  数量指标        ≥50亩", "面积", "质量指标  树苗成活率  ≥90%"],
      ["placed", "产出指标 数量指标 完成造林及管护的面积|≥50亩 ±15.2", "质量指标 树苗成活率|≥90% ±22.5"],
    ],
    [
      "a label between two rows",
      ["造林面积  ≥50亩", "数量指标", "管护面积  ≥80亩", "树苗成活率  ≥90%", "质量指标", "苗木合格率  ≥95%"],
      ["placed", "数量指标 造林面积|≥50亩 ±14", "管护面积|≥80亩 ±14", "质量指标 树苗成活率|≥90% ±14", "苗木合格率|≥95% ±14"],
    ],
    [
      "a name from the top",
      ["完成造林及管护的  ≥50亩", "总面积", "树苗成活率  ≥90%"],
      ["placed", "完成造林及管护的总面积|≥50亩 ±3", "树苗成活率|≥90% ±16.8"],
    ],
    [
      "a value of two lines",
      ["造林面积  每年完成", "≥50亩", "树苗成活率  ≥90%"],
      ["placed", "造林面积|每年完成≥50亩 ±3", "树苗成活率|≥90% ±11.6"],
    ],
    [
      "a cut label beside its row",
      ["社会效益", "受益户数  ≥500户", "指标", "满意度", "群众满意度  ≥95%", "指标"],
      ["placed", "社会效益指标 受益户数|≥500户 ±14", "满意度指标 群众满意度|≥95% ±14"],
    ],
  ])("%s", (_, lines, expected) => expect(read(lines)).toEqual(expected));

  const header = ["一级指标    二级指标    三级指标          指标值"];
  const at = (name: string, value: string, label = ""): string =>
    `${label.padEnd(24 - label.length)}${name}${" ".repeat(Math.max(2, 18 - 2 * name.length))}${value}`;
  test.each<[string, readonly string[], readonly string[]]>([
    [
      "columns of spaces",
      [at("造林面积", "≥50亩"), at("管护面积", "≥80亩"), at("树苗成活率", "≥90%")],
      ["placed", "造林面积|≥50亩 ±14", "管护面积|≥80亩 ±14", "树苗成活率|≥90% ±14"],
    ],
    [
      "a name of two lines",
      [at("完成造林及管护", "≥50亩"), at("的面积", ""), at("树苗成活率", "≥90%")],
      ["placed", "完成造林及管护的面积|≥50亩 ±4.2", "树苗成活率|≥90% ±13.35"],
    ],
    [
      "a blank line inside a row",
      [at("完成造林及管护", ""), "", at("的面积", "≥50亩"), at("树苗成活率", "≥90%")],
      ["placed", "完成造林及管护的面积|≥50亩 ±2.3", "树苗成活率|≥90% ±17.6"],
    ],
    [
      "a name around its target, blank lines between the rows",
      [
        at("站点覆盖率", "≥85%"),
        "",
        at("六十周岁及以上", ""),
        at("", "按政策执行"),
        at("老年人免费乘车", ""),
        "",
        at("乘客投诉率", "≤0.5%"),
      ],
      [
        "placed",
        "站点覆盖率|≥85% ±16.5",
        "六十周岁及以上老年人免费乘车|按政策执行 ±2 六十周岁及以上老年人免费乘车 fills its cell and may go on elsewhere",
        "乘客投诉率|≤0.5% ±19",
      ],
    ],
    ["a row without a name", [at("", "≥50亩"), at("树苗成活率", "≥90%")], ["placed", "|≥50亩 ±0", "树苗成活率|≥90% ±0"]],
    [
      "with labels",
      [at("造林面积", "≥50亩", "产出指标"), at("树苗成活率", "≥90%", "满意度指标")],
      ["placed", "产出指标 造林面积|≥50亩 ±14", "满意度指标 树苗成活率|≥90% ±14"],
    ],
  ])("%s", (_, lines, expected) => expect(read(lines, ["level3", "value"], header)).toEqual(expected));
});

describe("columns written one after the other", () => {
  const [names, values] = [
    ["造林面积", "管护面积", "树苗成活率", "群众满意度"],
    ["≥50亩", "≥80亩", "≥90%", "≥95%"],
  ];
  test.each<[string, readonly string[], readonly string[]]>([
    [
      "names, then values",
      [...names, "", ...values],
      ["ordered", "造林面积|≥50亩 ±0", "管护面积|≥80亩 ±0", "树苗成活率|≥90% ±0", "群众满意度|≥95% ±0"],
    ],
    [
      "two and two",
      [...names.slice(0, 2), ...values.slice(0, 2), "", ...names.slice(2), ...values.slice(2)],
      [
        "ordered",
        "造林面积管护面积|≥50亩 ±0 管护面积 may be another row's: what stands above it in its cell is whole",
        "|≥80亩 ±0 管护面积 in the row above may be this row's",
        "树苗成活率群众满意度|≥90% ±0 群众满意度 may be another row's: what stands above it in its cell is whole",
        "|≥95% ±0 群众满意度 in the row above may be this row's",
      ],
    ],
    [
      "one row, then the others",
      [names[0] ?? "", values[0] ?? "", "", ...names.slice(1), "", ...values.slice(1)],
      ["ordered", "造林面积|≥50亩 ±2.7", "管护面积|≥80亩 ±0", "树苗成活率|≥90% ±0", "群众满意度|≥95% ±0"],
    ],
    [
      "values, then names",
      [...values, "", ...names],
      ["ordered", "造林面积|≥50亩 ±0", "管护面积|≥80亩 ±0", "树苗成活率|≥90% ±0", "群众满意度|≥95% ±0"],
    ],
    [
      "a value is missing",
      [...names, "", ...values.slice(0, 3)],
      [
        "ordered",
        "造林面积|≥50亩 ±0",
        "管护面积|≥80亩 ±0",
        "树苗成活率群众满意度|≥90% ±0 群众满意度 may be another row's: what stands above it in its cell is whole",
      ],
    ],
    [
      "a name of two lines",
      ["完成造林及管护", "的总面积", ...names.slice(1), "", ...values],
      ["ordered", "完成造林及管护的总面积|≥50亩 ±0", "管护面积|≥80亩 ±0", "树苗成活率|≥90% ±0", "群众满意度|≥95% ±0"],
    ],
    [
      "a piece of no cell between",
      [...names, "（续表，", ...values],
      ["ordered", "造林面积|≥50亩 ±0", "管护面积|≥80亩 ±0", "树苗成活率|≥90% ±0", "群众满意度|≥95% ±0", "unread （续表，"],
    ],
    [
      "labels before the names",
      ["产出指标", "", "数量指标", "", "质量指标", "", ...names, "", ...values],
      [
        "ordered",
        "产出指标 数量指标 质量指标 造林面积|≥50亩 ±0",
        "管护面积|≥80亩 ±0",
        "树苗成活率|≥90% ±0",
        "群众满意度|≥95% ±0",
      ],
    ],
    [
      "the last name before all values",
      [names[3] ?? "", "", ...values, "", ...names.slice(0, 3)],
      ["ordered", "群众满意度|≥95% ±0", "造林面积|≥50亩 ±0", "管护面积|≥80亩 ±0", "树苗成活率|≥90% ±0"],
    ],
    [
      "a goal between",
      [...names, "", "全年完成造林和管护，做到成活率不低于百分之九十，", "群众满意度不断提高。", "", ...values],
      [
        "ordered",
        "造林面积|≥50亩 ±0",
        "管护面积|≥80亩 ±0",
        "树苗成活率|≥90% ±0",
        "群众满意度|≥95% ±0",
        "unread 全年完成造林和管护，做到成活率不低于百分之九十， 群众满意度不断提高。",
      ],
    ],
  ])("%s", (_, lines, expected) => expect(read(lines)).toEqual(expected));

  test("rows that are whole in another order, but most of them in doubt, are no reading", () => {
    const cells = ["造林户数", "", "造林批次", "", "成活率", "", "补植及时率", "", "覆盖率", ""];
    const descriptions = ["参加造林任", "务的林区农户", "户数量", "组织造林班", "批次", "苗木成活率", "按计划补植", "及时率"];
    const targets = ["≥420 户", "", "8个", "≥95 百分", "比", "100 百分", "比", "≥80 百分", "比"];
    const lines = [...cells, ...descriptions, "造林后林木", "覆盖率", "", ...targets];
    expect(read(lines, ["level3", "description", "value"])).toEqual([
      "ordered",
      "造林户数|参加造林任务的林区农户户数量|≥420户 ±0",
      "造林批次|组织造林班批次|8个 ±0",
      "成活率|苗木成活率|≥95百分比 ±0",
      "补植及时率|按计划补植及时率|100百分比 ±0",
      "覆盖率|造林后林木覆盖率|≥80百分比 ±0",
    ]);
  });

  test("a column's header says what stands below it, though that looks like another's", () => {
    const words = [
      "一级指标 二级指标",
      "三级指标",
      "造林",
      "管护",
      "成活",
      "",
      "绩效指标描述",
      "造林的面积",
      "管护的面积",
      "成活的比率",
      "",
      "指标值",
      "≥50亩",
      "≥80亩",
      "≥90%",
    ];
    const all = linesOf(...words);
    const headers = findHeaders(all.flatMap(({ atoms }) => atoms));
    const taken = new Set(headers.flatMap(({ atoms }) => [...atoms]));
    const body = all.map((line) => ({ ...line, atoms: line.atoms.filter((atom) => !taken.has(atom)) }));
    const { rows } = findRows(body, ["level3", "description", "value"], headers, [2, 3, 4]);
    expect(rows.map(({ cells }) => shownCells(cells))).toEqual([
      "造林|造林的面积|≥50亩",
      "管护|管护的面积|≥80亩",
      "成活|成活的比率|≥90%",
    ]);
  });
});
