import { describe, expect, test } from "vitest";
import type { FlatRow } from "../../flat-rows.ts";
import type { Table } from "../../table.ts";
import { commonColumns } from "../../vocabulary/columns.ts";
import { rowsIn, tableOf } from "../drawn-rows.test-helper.ts";
import type { Layout } from "../layout.ts";
import type { RawIndicator, RawText } from "../raw-form.ts";
import { readIndicators } from "./index.ts";

const LAYOUT: Layout = {
  kind: "form",
  id: "test",
  title: "test",
  heading: /^绩效目标表$/,
  titleEndings: ["绩效目标表"],
  region: null,
  labels: {},
  headed: [],
  below: {},
  columns: commonColumns,
  ignored: ["备用栏"],
  unitLine: false,
};

const told = (text: RawText | null | undefined): string => text?.text.replaceAll("\n", "/") ?? "-";

function shown(row: RawIndicator): string {
  const { level1, level2, level3, description, value, valueReading, horizon, weight, scoringRule, actual, score, deviation } =
    row;
  const fields = Object.entries({ description, weight, rule: scoringRule, actual, score, deviation });
  return [
    [level1, level2, level3, value].map(told).join("/"),
    ...(valueReading === undefined ? [] : [`reads ${valueReading}`]),
    ...(horizon == null ? [] : [horizon]),
    ...fields.flatMap(([name, text]) => (text == null ? [] : [`${name} ${told(text)}`])),
    ...row.extra.map(({ label, text, known }) => `${known ? "" : "unknown "}${told(label)}: ${told(text)}`),
    ...(row.chunkStart ? ["new piece"] : []),
    ...row.doubts.map(({ flag, field, note }) => `${flag} ${field ?? "row"}: ${note}`),
  ].join("; ");
}

/** Tables one behind the other, each of rows of cells between bars; `¶` begins a paragraph between them. */
function read(rows: readonly string[], merges: Table["merges"] = "kept", layout = LAYOUT): readonly string[] {
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
  const read = readIndicators(all, layout, "甲.pdf");
  const total =
    read.total === null ? [] : [`total ${JSON.stringify({ weight: told(read.total.weight), score: told(read.total.score) })}`];
  return [
    `${read.rowCount} rows of ${all.length}`,
    ...read.rows.map(shown),
    ...total,
    ...read.unknownHeaders.map((header) => `unknown ${told(header)}`),
    ...read.doubts.map(({ flag, field, note }) => `${flag} ${field}: ${note}`),
  ];
}

type Case = readonly [name: string, rows: readonly string[], kept: readonly string[], lost: readonly string[]];

/** The same rows where merged cells are known, and where a dump lost them. */
function check(cases: readonly Case[]): void {
  test.each(cases)("%s", (_, rows, kept, lost) => {
    expect(read(rows)).toEqual(kept);
    expect(read(rows, "lost")).toEqual(lost);
  });
}

const HEADER = "一级指标|二级指标|三级指标|指标值";
const ROWS = ["产出指标^3|数量指标^2|造林面积|≥50亩", "||管护面积|≥80亩", "|质量指标|成活率|≥90%"];

describe("rows below a header", () => {
  check([
    ["none", ["项目名称|造林"], ["0 rows of 1"], ["0 rows of 1"]],
    ["a header alone", [HEADER], ["1 rows of 1"], ["1 rows of 1"]],
    [
      "with their labels",
      [HEADER, ...ROWS],
      [
        "4 rows of 4",
        "产出指标/数量指标/造林面积/≥50亩; new piece",
        "产出指标/数量指标/管护面积/≥80亩",
        "产出指标/质量指标/成活率/≥90%",
      ],
      ["4 rows of 4", "产出指标/数量指标/造林面积/≥50亩; new piece", "-/-/管护面积/≥80亩", "-/质量指标/成活率/≥90%"],
    ],
    [
      "behind others",
      ["项目名称|造林", HEADER, ...ROWS],
      [
        "5 rows of 5",
        "产出指标/数量指标/造林面积/≥50亩; new piece",
        "产出指标/数量指标/管护面积/≥80亩",
        "产出指标/质量指标/成活率/≥90%",
      ],
      ["5 rows of 5", "产出指标/数量指标/造林面积/≥50亩; new piece", "-/-/管护面积/≥80亩", "-/质量指标/成活率/≥90%"],
    ],
    [
      "a blank row",
      [HEADER, "产出指标|数量指标|造林面积|≥50亩", "_|_|_|_", "产出指标|质量指标|成活率|≥90%"],
      ["4 rows of 4", "产出指标/数量指标/造林面积/≥50亩; new piece", "产出指标/质量指标/成活率/≥90%"],
      ["4 rows of 4", "产出指标/数量指标/造林面积/≥50亩; new piece", "产出指标/质量指标/成活率/≥90%"],
    ],
    [
      "a note below",
      [HEADER, ...ROWS, "备注：无"],
      [
        "4 rows of 5",
        "产出指标/数量指标/造林面积/≥50亩; new piece",
        "产出指标/数量指标/管护面积/≥80亩",
        "产出指标/质量指标/成活率/≥90%",
      ],
      ["4 rows of 5", "产出指标/数量指标/造林面积/≥50亩; new piece", "-/-/管护面积/≥80亩", "-/质量指标/成活率/≥90%"],
    ],
    [
      "a band below",
      [HEADER, ...ROWS, "其他需要说明的事项>4", "产出指标|质量指标|合格率|≥90%"],
      [
        "4 rows of 6",
        "产出指标/数量指标/造林面积/≥50亩; new piece",
        "产出指标/数量指标/管护面积/≥80亩",
        "产出指标/质量指标/成活率/≥90%",
        "table_damaged indicators: a row behind the table was not read: “产出指标 | 质量指标 | 合格率 | ≥90%”",
      ],
      [
        "6 rows of 6",
        "产出指标/数量指标/造林面积/≥50亩; new piece",
        "-/-/管护面积/≥80亩",
        "-/质量指标/成活率/≥90%",
        "-/-/其他需要说明的事项/-",
        "产出指标/质量指标/合格率/≥90%",
      ],
    ],
    [
      "a project below",
      [HEADER, ...ROWS, "项目名称|管护", "产出指标|质量指标|合格率|≥90%"],
      [
        "4 rows of 6",
        "产出指标/数量指标/造林面积/≥50亩; new piece",
        "产出指标/数量指标/管护面积/≥80亩",
        "产出指标/质量指标/成活率/≥90%",
        "table_damaged indicators: a row behind the table was not read: “产出指标 | 质量指标 | 合格率 | ≥90%”",
      ],
      [
        "4 rows of 6",
        "产出指标/数量指标/造林面积/≥50亩; new piece",
        "-/-/管护面积/≥80亩",
        "-/质量指标/成活率/≥90%",
        "table_damaged indicators: a row behind the table was not read: “产出指标 | 质量指标 | 合格率 | ≥90%”",
      ],
    ],
    [
      "the header again",
      [HEADER, ...ROWS, HEADER, "效益指标|社会效益指标|就业|≥5人"],
      [
        "6 rows of 6",
        "产出指标/数量指标/造林面积/≥50亩; new piece",
        "产出指标/数量指标/管护面积/≥80亩",
        "产出指标/质量指标/成活率/≥90%",
        "效益指标/社会效益指标/就业/≥5人; new piece",
      ],
      [
        "6 rows of 6",
        "产出指标/数量指标/造林面积/≥50亩; new piece",
        "-/-/管护面积/≥80亩",
        "-/质量指标/成活率/≥90%",
        "效益指标/社会效益指标/就业/≥5人; new piece",
      ],
    ],
    [
      "the header again, and the same name with another value",
      [HEADER, "产出指标|数量指标|造林面积|≥50亩", HEADER, "产出指标|数量指标|造林面积|≥90亩"],
      [
        "4 rows of 4",
        "产出指标/数量指标/造林面积/≥50亩; new piece; columns_contradict horizon: the header is printed again, and the same indicator with another value below it: for which time each is is not told",
        "产出指标/数量指标/造林面积/≥90亩; new piece; columns_contradict horizon: the header is printed again, and the same indicator with another value below it: for which time each is is not told",
      ],
      [
        "4 rows of 4",
        "产出指标/数量指标/造林面积/≥50亩; new piece; columns_contradict horizon: the header is printed again, and the same indicator with another value below it: for which time each is is not told",
        "产出指标/数量指标/造林面积/≥90亩; new piece; columns_contradict horizon: the header is printed again, and the same indicator with another value below it: for which time each is is not told",
      ],
    ],
    [
      "the same name of another kind",
      [HEADER, "产出指标|数量指标|造林面积|≥50亩", HEADER, "产出指标|质量指标|造林面积|≥90亩"],
      ["4 rows of 4", "产出指标/数量指标/造林面积/≥50亩; new piece", "产出指标/质量指标/造林面积/≥90亩; new piece"],
      ["4 rows of 4", "产出指标/数量指标/造林面积/≥50亩; new piece", "产出指标/质量指标/造林面积/≥90亩; new piece"],
    ],
    [
      "a table that goes on",
      [HEADER, ...ROWS, "¶", "效益指标|社会效益指标|就业|≥5人"],
      [
        "5 rows of 5",
        "产出指标/数量指标/造林面积/≥50亩; new piece",
        "产出指标/数量指标/管护面积/≥80亩",
        "产出指标/质量指标/成活率/≥90%",
        "效益指标/社会效益指标/就业/≥5人; new piece",
      ],
      [
        "5 rows of 5",
        "产出指标/数量指标/造林面积/≥50亩; new piece",
        "-/-/管护面积/≥80亩",
        "-/质量指标/成活率/≥90%",
        "效益指标/社会效益指标/就业/≥5人; new piece",
      ],
    ],
    [
      "a table of another width",
      [HEADER, ...ROWS, "¶", "效益指标|社会效益指标|就业|≥5人|其他"],
      [
        "4 rows of 5",
        "产出指标/数量指标/造林面积/≥50亩; new piece",
        "产出指标/数量指标/管护面积/≥80亩",
        "产出指标/质量指标/成活率/≥90%",
        "table_damaged indicators: a row behind the table was not read: “效益指标 | 社会效益指标 | 就业 | ≥5人 | 其他”",
      ],
      [
        "5 rows of 5",
        "产出指标/数量指标/造林面积/≥50亩; new piece",
        "-/-/管护面积/≥80亩",
        "-/质量指标/成活率/≥90%",
        "效益指标/社会效益指标/就业/≥5人/其他; new piece; row_incomplete row: 3 cells, not 2, behind the labels: “就业”, “≥5人”, “其他”",
      ],
    ],
    [
      "a page's number between",
      [HEADER, ...ROWS, "¶— 3 —", "效益指标|社会效益指标|就业|≥5人"],
      [
        "6 rows of 6",
        "产出指标/数量指标/造林面积/≥50亩; new piece",
        "产出指标/数量指标/管护面积/≥80亩",
        "产出指标/质量指标/成活率/≥90%",
        "效益指标/社会效益指标/就业/≥5人; new piece",
      ],
      [
        "6 rows of 6",
        "产出指标/数量指标/造林面积/≥50亩; new piece",
        "-/-/管护面积/≥80亩",
        "-/质量指标/成活率/≥90%",
        "效益指标/社会效益指标/就业/≥5人; new piece",
      ],
    ],
    [
      "a running head between",
      [HEADER, ...ROWS, "¶2025年林业局部门预算", "效益指标|社会效益指标|就业|≥5人"],
      [
        "6 rows of 6",
        "产出指标/数量指标/造林面积/≥50亩; new piece",
        "产出指标/数量指标/管护面积/≥80亩",
        "产出指标/质量指标/成活率/≥90%",
        "效益指标/社会效益指标/就业/≥5人; new piece",
      ],
      [
        "6 rows of 6",
        "产出指标/数量指标/造林面积/≥50亩; new piece",
        "-/-/管护面积/≥80亩",
        "-/质量指标/成活率/≥90%",
        "效益指标/社会效益指标/就业/≥5人; new piece",
      ],
    ],
    [
      "a running head before other rows",
      [HEADER, ...ROWS, "¶部门收支情况", "收入|支出|结余|合计"],
      [
        "4 rows of 6",
        "产出指标/数量指标/造林面积/≥50亩; new piece",
        "产出指标/数量指标/管护面积/≥80亩",
        "产出指标/质量指标/成活率/≥90%",
      ],
      ["4 rows of 6", "产出指标/数量指标/造林面积/≥50亩; new piece", "-/-/管护面积/≥80亩", "-/质量指标/成活率/≥90%"],
    ],
    [
      "the sum of points",
      ["一级指标|二级指标|三级指标|指标值|分值", "产出指标|数量指标|造林面积|≥50亩|60", "总分|_|_|_|100"],
      ["3 rows of 3", "产出指标/数量指标/造林面积/≥50亩; weight 60; new piece", 'total {"weight":"100","score":"-"}'],
      ["3 rows of 3", "产出指标/数量指标/造林面积/≥50亩; weight 60; new piece", 'total {"weight":"100","score":"-"}'],
    ],
  ]);
});

describe("columns", () => {
  check([
    [
      "comparator and unit apart",
      [
        "一级指标|二级指标|三级指标|指标性质|指标值|度量单位",
        "产出指标|数量指标|造林面积|≥|50|亩",
        "产出指标|质量指标|等级|定性|优良中低差|_",
      ],
      [
        "3 rows of 3",
        "产出指标/数量指标/造林面积/≥ 50 亩; reads ≥50亩; new piece",
        "产出指标/质量指标/等级/优良中低差; 指标性质: 定性",
      ],
      [
        "3 rows of 3",
        "产出指标/数量指标/造林面积/≥ 50 亩; reads ≥50亩; new piece",
        "产出指标/质量指标/等级/优良中低差; 指标性质: 定性",
      ],
    ],
    [
      "a unit that contradicts",
      ["一级指标|三级指标|指标性质|指标值|度量单位", "产出指标|造林面积|≥|≤50亩|公顷"],
      [
        "2 rows of 2",
        "产出指标/-/造林面积/≤50亩; 指标性质: ≥; 度量单位: 公顷; new piece; columns_contradict value_raw: ≥ beside ≤50亩; unit 公顷 beside ≤50亩",
      ],
      [
        "2 rows of 2",
        "产出指标/-/造林面积/≤50亩; 指标性质: ≥; 度量单位: 公顷; new piece; columns_contradict value_raw: ≥ beside ≤50亩; unit 公顷 beside ≤50亩",
      ],
    ],
    [
      "points, rules and results",
      [
        "一级指标|二级指标|三级指标|分值|年度指标值|实际完成值|得分|偏差原因分析及改进措施",
        "产出指标|数量指标|造林面积|10|≥50亩|52亩|10|_",
        "产出指标|质量指标|成活率|20|≥90%|85%|15|干旱",
      ],
      [
        "3 rows of 3",
        "产出指标/数量指标/造林面积/≥50亩; weight 10; actual 52亩; score 10; new piece",
        "产出指标/质量指标/成活率/≥90%; weight 20; actual 85%; score 15; deviation 干旱",
      ],
      [
        "3 rows of 3",
        "产出指标/数量指标/造林面积/≥50亩; weight 10; actual 52亩; score 10; new piece",
        "产出指标/质量指标/成活率/≥90%; weight 20; actual 85%; score 15; deviation 干旱",
      ],
    ],
    [
      "points that are none",
      ["一级指标|三级指标|指标值|分值", "产出指标|造林面积|≥50亩|很多"],
      ["2 rows of 2", "产出指标/-/造林面积/≥50亩; weight 很多; new piece"],
      [
        "2 rows of 2",
        "产出指标/-/造林面积/-; 指标值 | 分值: ≥50亩; 指标值 | 分值: 很多; new piece; row_incomplete value_raw: 3 cells for 3 columns: which is which is not told",
      ],
    ],
    [
      "a description",
      [
        "一级指标|二级指标|三级指标|绩效指标描述|指标值",
        "产出指标|数量指标|造林面积|造林的面积|≥50亩",
        "产出指标|数量指标|管护面积|≥80亩",
      ],
      [
        "3 rows of 3",
        "产出指标/数量指标/造林面积/≥50亩; description 造林的面积; new piece",
        "产出指标/数量指标/管护面积/-; description ≥80亩",
      ],
      [
        "3 rows of 3",
        "产出指标/数量指标/造林面积/≥50亩; description 造林的面积; new piece",
        "产出指标/数量指标/管护面积/≥80亩; row_incomplete row: 2 cells, not 3, behind the labels: “管护面积”, “≥80亩”",
      ],
    ],
    [
      "one that nobody knows",
      ["一级指标|二级指标|三级指标|指标值|承办处室", "产出指标|数量指标|造林面积|≥50亩|林业站"],
      [
        "2 rows of 2",
        "产出指标/数量指标/造林面积/≥50亩; unknown 承办处室: 林业站; new piece; column_unknown extra: nobody knows what stands under “承办处室”: “林业站”",
        "unknown 承办处室",
      ],
      [
        "2 rows of 2",
        "产出指标/数量指标/造林面积/≥50亩; unknown 承办处室: 林业站; new piece; column_unknown extra: nobody knows what stands under “承办处室”: “林业站”",
        "unknown 承办处室",
      ],
    ],
    [
      "one that the layout knows",
      ["一级指标|二级指标|三级指标|指标值|备用栏", "产出指标|数量指标|造林面积|≥50亩|林业站"],
      ["2 rows of 2", "产出指标/数量指标/造林面积/≥50亩; 备用栏: 林业站; new piece"],
      ["2 rows of 2", "产出指标/数量指标/造林面积/≥50亩; 备用栏: 林业站; new piece"],
    ],
    [
      "a second value",
      ["一级指标|三级指标|指标值|指标值", "产出指标|造林面积|≥50亩|≥60亩"],
      [
        "2 rows of 2",
        "产出指标/-/造林面积/≥50亩; unknown 指标值: ≥60亩; new piece; columns_contradict value_raw: a second 指标值 says ≥60亩; column_unknown extra: nobody knows what stands under “指标值”: “≥60亩”",
        "unknown 指标值",
      ],
      [
        "2 rows of 2",
        "产出指标/-/造林面积/≥50亩; unknown 指标值: ≥60亩; new piece; columns_contradict value_raw: a second 指标值 says ≥60亩; column_unknown extra: nobody knows what stands under “指标值”: “≥60亩”",
        "unknown 指标值",
      ],
    ],
    [
      "values of two times",
      ["一级指标|三级指标|实施期目标值|年度目标值", "产出指标|造林面积|≥90亩|≥50亩"],
      ["2 rows of 2", "产出指标/-/造林面积/≥90亩; overall; new piece", "产出指标/-/造林面积/≥50亩; annual"],
      ["2 rows of 2", "产出指标/-/造林面积/≥90亩; overall; new piece", "产出指标/-/造林面积/≥50亩; annual"],
    ],
    [
      "a header of two rows",
      ["一级指标^2|三级指标^2|指标值>2", "||实施期|年度", "产出指标|造林面积|≥90亩|≥50亩"],
      ["3 rows of 3", "产出指标/-/造林面积/≥90亩; overall", "产出指标/-/造林面积/≥50亩; annual"],
      [
        "3 rows of 3",
        "-/-/实施期/年度; new piece",
        "产出指标/-/造林面积/≥90亩/≥50亩; row_incomplete row: 3 cells, not 2, behind the labels: “造林面积”, “≥90亩”, “≥50亩”",
      ],
    ],
    [
      "a side label",
      ["绩效指标^3|一级指标|三级指标|指标值", "|产出指标|造林面积|≥50亩", "|产出指标|管护面积|≥80亩"],
      ["3 rows of 3", "产出指标/-/造林面积/≥50亩; new piece", "产出指标/-/管护面积/≥80亩"],
      ["3 rows of 3", "产出指标/-/造林面积/≥50亩; new piece", "产出指标/-/管护面积/≥80亩"],
    ],
    [
      "a side label that nobody knows",
      ["考核^2|一级指标|三级指标|指标值", "|产出指标|造林面积|≥50亩"],
      ["2 rows of 2", "产出指标/-/造林面积/≥50亩; new piece"],
      ["2 rows of 2", "产出指标/-/造林面积/≥50亩; new piece", "unknown 考核"],
    ],
    [
      "a column that nobody knows at the left",
      ["考核|一级指标|三级指标|指标值", "甲|产出指标|造林面积|≥50亩"],
      [
        "2 rows of 2",
        "产出指标/-/造林面积/≥50亩; unknown 考核: 甲; new piece; column_unknown extra: nobody knows what stands under “考核”: “甲”",
        "unknown 考核",
      ],
      [
        "2 rows of 2",
        "-/-/甲/-; 三级指标 | 指标值: 产出指标; 三级指标 | 指标值: 造林面积; 三级指标 | 指标值: ≥50亩; new piece; row_incomplete value_raw: 4 cells for 3 columns: which is which is not told",
        "unknown 考核",
      ],
    ],
    [
      "no levels",
      ["三级指标|指标值", "造林面积|≥50亩"],
      ["2 rows of 2", "-/-/造林面积/≥50亩; new piece"],
      ["2 rows of 2", "-/-/造林面积/≥50亩; new piece"],
    ],
    [
      "no values",
      ["一级指标|二级指标|三级指标", "产出指标|数量指标|造林面积"],
      ["2 rows of 2", "产出指标/数量指标/造林面积/-; new piece"],
      ["2 rows of 2", "产出指标/数量指标/造林面积/-; new piece"],
    ],
    ["no values, but points", ["一级指标|三级指标|分值", "产出指标|造林面积|10"], ["0 rows of 2"], ["0 rows of 2"]],
    ["a list over projects", ["项目名称|三级指标|指标值", "造林|造林面积|≥50亩"], ["0 rows of 2"], ["0 rows of 2"]],
  ]);
});

describe("cells that do not stand below the header", () => {
  check([
    [
      "a cell over two columns",
      [HEADER, "产出指标|造林面积>2||≥50亩"],
      ["2 rows of 2", "产出指标/造林面积/-/≥50亩; new piece"],
      ["2 rows of 2", "产出指标/-/造林面积/≥50亩; new piece"],
    ],
    [
      "a value over two columns",
      [HEADER, "产出指标|数量指标|≥50亩>2"],
      ["2 rows of 2", "产出指标/数量指标/-/≥50亩; new piece"],
      ["2 rows of 2", "产出指标/数量指标/-/≥50亩; new piece"],
    ],
    [
      "a cell more",
      [HEADER, "产出指标|数量指标|造林面积|≥50亩|另记"],
      [
        "2 rows of 2",
        "产出指标/数量指标/造林面积/≥50亩; unknown （无表头）: 另记; new piece; columns_shifted row: does not stand under the header cell by cell: “产出指标”, “数量指标”, “造林面积”, “≥50亩”, “另记”; column_unknown extra: nobody knows what stands under “（无表头）”: “另记”",
      ],
      [
        "2 rows of 2",
        "产出指标/数量指标/造林面积/≥50亩/另记; new piece; row_incomplete row: 3 cells, not 2, behind the labels: “造林面积”, “≥50亩”, “另记”",
      ],
    ],
    [
      "a cell too few",
      [HEADER, "产出指标|数量指标|造林面积"],
      ["2 rows of 2", "产出指标/数量指标/造林面积/-; new piece"],
      ["2 rows of 2", "产出指标/数量指标/造林面积/-; new piece"],
    ],
    [
      "a name alone",
      [HEADER, "_|_|造林面积|_"],
      ["2 rows of 2", "-/-/造林面积/-; new piece"],
      ["2 rows of 2", "-/-/造林面积/-; new piece"],
    ],
    [
      "a value alone",
      [HEADER, "_|_|_|≥50亩"],
      ["2 rows of 2", "-/-/-/≥50亩; new piece"],
      ["2 rows of 2", "-/-/-/≥50亩; new piece"],
    ],
    [
      "a value over two rows with names",
      [HEADER, "产出指标|数量指标|造林面积|≥50亩^2", "产出指标|数量指标|管护面积|"],
      [
        "3 rows of 3",
        "产出指标/数量指标/造林面积/≥50亩; new piece; cell_shared value_raw: 指标值 is one cell over several rows",
        "产出指标/数量指标/管护面积/≥50亩; cell_shared value_raw: 指标值 is one cell over several rows",
      ],
      ["3 rows of 3", "产出指标/数量指标/造林面积/≥50亩; new piece", "产出指标/数量指标/管护面积/-"],
    ],
    [
      "a value over the rows of its name",
      [HEADER, "产出指标^2|数量指标|造林面积^2|≥50亩^2", "|质量指标||"],
      ["3 rows of 3", "产出指标/数量指标/造林面积/≥50亩; new piece", "产出指标/质量指标/造林面积/≥50亩"],
      ["3 rows of 3", "产出指标/数量指标/造林面积/≥50亩; new piece"],
    ],
    [
      "a value over a row without a name",
      [HEADER, "产出指标^2|数量指标^2|造林面积|≥50亩^2", "||_|"],
      ["3 rows of 3", "产出指标/数量指标/造林面积/≥50亩; new piece"],
      ["3 rows of 3", "产出指标/数量指标/造林面积/≥50亩; new piece"],
    ],
    [
      "points over two rows",
      ["一级指标|三级指标|指标值|分值", "产出指标|造林面积|≥50亩|20^2", "产出指标|管护面积|≥80亩|"],
      [
        "3 rows of 3",
        "产出指标/-/造林面积/≥50亩; 分值: 20; new piece; cell_shared weight: 分值 is one cell over several rows: 20",
        "产出指标/-/管护面积/≥80亩; cell_shared weight: 分值 is one cell over several rows: 20",
      ],
      ["3 rows of 3", "产出指标/-/造林面积/≥50亩; weight 20; new piece", "产出指标/-/管护面积/≥80亩"],
    ],
    [
      "a row shifted to the left",
      ["一级指标|三级指标|指标值|分值", "造林面积|≥50亩|20"],
      ["2 rows of 2", "造林面积/-/≥50亩/20; new piece; columns_contradict level3: a name that is a value: ≥50亩"],
      ["2 rows of 2", "-/-/造林面积/≥50亩; weight 20; new piece"],
    ],
  ]);
});

describe("labels of levels", () => {
  check([
    [
      "cut over two rows",
      [HEADER, "产出|数量指标|造林面积|≥50亩", "指标|_|管护面积|≥80亩"],
      ["3 rows of 3", "产出/数量指标/造林面积/≥50亩; new piece", "指标/-/管护面积/≥80亩"],
      ["3 rows of 3", "产出指标/数量指标/造林面积/≥50亩; new piece", "-/-/管护面积/≥80亩"],
    ],
    [
      "a rest of none",
      [HEADER, "产出指标|数量指标|造林面积|≥50亩", "指标|_|管护面积|≥80亩"],
      ["3 rows of 3", "产出指标/数量指标/造林面积/≥50亩; new piece", "指标/-/管护面积/≥80亩"],
      ["3 rows of 3", "产出指标/数量指标/造林面积/≥50亩; new piece", "-/-/管护面积/≥80亩"],
    ],
    [
      "cost as a level 1",
      [HEADER, "成本指标|经济成本指标|造林成本|≤9万元", "_|成本指标|管护成本|≤5万元"],
      ["3 rows of 3", "成本指标/经济成本指标/造林成本/≤9万元; new piece", "-/成本指标/管护成本/≤5万元"],
      ["3 rows of 3", "成本指标/经济成本指标/造林成本/≤9万元; new piece", "成本指标/-/管护成本/≤5万元"],
    ],
    [
      "cost below outputs",
      [HEADER, "产出指标|成本指标|造林成本|≤9万元", "成本指标|管护成本|≤5万元"],
      [
        "3 rows of 3",
        "产出指标/成本指标/造林成本/≤9万元; new piece; columns_contradict level3: a name that is a value: ≤5万元",
        "成本指标/管护成本/≤5万元/-; columns_contradict level3: a name that is a value: ≤5万元",
      ],
      ["3 rows of 3", "产出指标/成本指标/造林成本/≤9万元; new piece", "-/成本指标/管护成本/≤5万元"],
    ],
    [
      "outside the taxonomy",
      [HEADER, "影响力指标|长效指标|制度|健全", "其他内容|制度建设|完成"],
      ["3 rows of 3", "影响力指标/长效指标/制度/健全; new piece", "其他内容/制度建设/完成/-"],
      [
        "3 rows of 3",
        "影响力指标/长效指标/制度/健全; new piece",
        "-/-/其他内容/制度建设/完成; row_incomplete row: 3 cells, not 2, behind the labels: “其他内容”, “制度建设”, “完成”",
      ],
    ],
    [
      "of other systems",
      [HEADER, "过程|资金管理|资金到位率|100%", "资金管理|资金到位率|100%"],
      [
        "3 rows of 3",
        "过程/资金管理/资金到位率/100%; new piece; columns_contradict level3: a name that is a value: 100%",
        "资金管理/资金到位率/100%/-; columns_contradict level3: a name that is a value: 100%",
      ],
      ["3 rows of 3", "过程/资金管理/资金到位率/100%; new piece", "-/资金管理/资金到位率/100%"],
    ],
    [
      "a side label in front",
      [HEADER, "绩效指标|产出指标|数量指标|造林面积|≥50亩"],
      [
        "2 rows of 2",
        "绩效指标/产出指标/数量指标/造林面积; unknown （无表头）: ≥50亩; new piece; columns_shifted row: does not stand under the header cell by cell: “绩效指标”, “产出指标”, “数量指标”, “造林面积”, “≥50亩”; column_unknown extra: nobody knows what stands under “（无表头）”: “≥50亩”",
      ],
      ["2 rows of 2", "产出指标/数量指标/造林面积/≥50亩; new piece"],
    ],
  ]);
});

describe("several tables of one form", () => {
  check([
    [
      "for two times, told by headings",
      ["长期绩效指标>4", HEADER, ...ROWS, "年度绩效指标>4", HEADER, "效益指标|社会效益指标|就业|≥5人"],
      [
        "8 rows of 8",
        "产出指标/数量指标/造林面积/≥50亩; overall; new piece",
        "产出指标/数量指标/管护面积/≥80亩; overall",
        "产出指标/质量指标/成活率/≥90%; overall",
        "效益指标/社会效益指标/就业/≥5人; annual; new piece",
      ],
      [
        "8 rows of 8",
        "产出指标/数量指标/造林面积/≥50亩; overall; new piece",
        "-/-/管护面积/≥80亩; overall",
        "-/质量指标/成活率/≥90%; overall",
        "效益指标/社会效益指标/就业/≥5人; annual; new piece",
      ],
    ],
    [
      "for two times, told beside the header",
      [
        `长期绩效指标^2|${HEADER}`,
        "|产出指标|数量指标|造林面积|≥90亩",
        `年度绩效指标^2|${HEADER}`,
        "|产出指标|数量指标|造林面积|≥50亩",
      ],
      [
        "4 rows of 4",
        "产出指标/数量指标/造林面积/≥90亩; overall; new piece",
        "产出指标/数量指标/造林面积/≥50亩; annual; new piece",
      ],
      [
        "4 rows of 4",
        "产出指标/数量指标/造林面积/≥90亩; overall; new piece",
        "产出指标/数量指标/造林面积/≥50亩; annual; new piece",
      ],
    ],
    [
      "for the same time",
      ["年度绩效指标>4", HEADER, ROWS[2] ?? "", "当年绩效指标>4", HEADER, "效益指标|社会效益指标|就业|≥5人"],
      [
        "6 rows of 6",
        "-/质量指标/成活率/≥90%; new piece; columns_contradict horizon: several tables of indicators: for which time is not told",
        "效益指标/社会效益指标/就业/≥5人; new piece; columns_contradict horizon: several tables of indicators: for which time is not told",
      ],
      [
        "6 rows of 6",
        "-/质量指标/成活率/≥90%; new piece; columns_contradict horizon: several tables of indicators: for which time is not told",
        "效益指标/社会效益指标/就业/≥5人; new piece; columns_contradict horizon: several tables of indicators: for which time is not told",
      ],
    ],
    [
      "a heading again",
      ["年度绩效指标>4", HEADER, "产出指标|数量指标|造林面积|≥50亩", "年度绩效指标>4", HEADER, "效益指标|社会效益指标|就业|≥5人"],
      ["6 rows of 6", "产出指标/数量指标/造林面积/≥50亩; new piece", "效益指标/社会效益指标/就业/≥5人; new piece"],
      ["6 rows of 6", "产出指标/数量指标/造林面积/≥50亩; new piece", "效益指标/社会效益指标/就业/≥5人; new piece"],
    ],
    [
      "the second without a heading",
      ["长期绩效指标>4", HEADER, "产出指标|数量指标|造林面积|≥90亩", HEADER, "产出指标|数量指标|造林面积|≥50亩"],
      [
        "5 rows of 5",
        "产出指标/数量指标/造林面积/≥90亩; new piece; columns_contradict horizon: the header is printed again, and the same indicator with another value below it: for which time each is is not told",
        "产出指标/数量指标/造林面积/≥50亩; new piece; columns_contradict horizon: the header is printed again, and the same indicator with another value below it: for which time each is is not told",
      ],
      [
        "5 rows of 5",
        "产出指标/数量指标/造林面积/≥90亩; new piece; columns_contradict horizon: the header is printed again, and the same indicator with another value below it: for which time each is is not told",
        "产出指标/数量指标/造林面积/≥50亩; new piece; columns_contradict horizon: the header is printed again, and the same indicator with another value below it: for which time each is is not told",
      ],
    ],
    [
      "a year's heading",
      [
        "总体绩效目标表>4",
        HEADER,
        "产出指标|数量指标|造林面积|≥90亩",
        "2025年绩效目标表>4",
        HEADER,
        "产出指标|数量指标|造林面积|≥50亩",
      ],
      [
        "6 rows of 6",
        "产出指标/数量指标/造林面积/≥90亩; overall; new piece",
        "产出指标/数量指标/造林面积/≥50亩; annual; new piece",
      ],
      [
        "6 rows of 6",
        "产出指标/数量指标/造林面积/≥90亩; overall; new piece",
        "产出指标/数量指标/造林面积/≥50亩; annual; new piece",
      ],
    ],
  ]);
});

describe("two sets of columns side by side", () => {
  const layout: Layout = { ...LAYOUT, doubled: ["overall", "annual"] };
  const header = "一级指标|二级指标|三级指标|指标值|二级指标|三级指标|指标值";
  test.each<[string, readonly string[], readonly string[]]>([
    [
      "both",
      [header, "产出指标|数量指标|造林面积|≥90亩|数量指标|造林面积|≥50亩"],
      [
        "2 rows of 2",
        "产出指标/数量指标/造林面积/≥90亩; overall; new piece",
        "产出指标/数量指标/造林面积/≥50亩; annual; new piece",
      ],
    ],
    [
      "one of them empty",
      [header, "产出指标|数量指标|造林面积|≥90亩|_|_|_"],
      ["2 rows of 2", "产出指标/数量指标/造林面积/≥90亩; overall; new piece"],
    ],
    [
      "names beside names",
      ["一级指标|三级指标|指标值|三级指标|指标值", "产出指标|造林面积|≥90亩|造林面积|≥50亩"],
      ["2 rows of 2", "产出指标/-/造林面积/≥90亩; overall; new piece", "产出指标/-/造林面积/≥50亩; annual; new piece"],
    ],
    [
      "level 1 twice",
      [`一级指标|三级指标|指标值|一级指标|三级指标|指标值`, "产出指标|造林面积|≥90亩|产出指标|造林面积|≥50亩"],
      ["2 rows of 2", "产出指标/-/造林面积/≥90亩; overall; new piece", "产出指标/-/造林面积/≥50亩; annual; new piece"],
    ],
    [
      "one value",
      ["一级指标|三级指标|三级指标|指标值", "产出指标|造林面积|管护面积|≥50亩"],
      [
        "2 rows of 2",
        "产出指标/-/造林面积/≥50亩; unknown 三级指标: 管护面积; new piece; columns_contradict level3: a second 三级指标 says 管护面积; column_unknown extra: nobody knows what stands under “三级指标”: “管护面积”",
        "unknown 三级指标",
      ],
    ],
  ])("%s", (_, rows, expected) => expect(read(rows, "kept", layout)).toEqual(expected));
  test("of a dump nobody knows", () =>
    expect(read([header, "产出指标|数量指标|造林面积|≥90亩|数量指标|造林面积|≥50亩"], "lost", layout)).toEqual([
      "2 rows of 2",
      "产出指标/数量指标/造林面积/≥90亩; unknown 二级指标: 数量指标; unknown 三级指标: 造林面积; unknown 指标值: ≥50亩; new piece; columns_contradict level2: a second 二级指标 says 数量指标; columns_contradict value_raw: a second 指标值 says ≥50亩; column_unknown extra: nobody knows what stands under “二级指标”: “数量指标”; column_unknown extra: nobody knows what stands under “三级指标”: “造林面积”; column_unknown extra: nobody knows what stands under “指标值”: “≥50亩”",
      "unknown 二级指标",
      "unknown 三级指标",
      "unknown 指标值",
    ]));
});

test("rows of a dump that a page cut", () => {
  const table = tableOf(
    [
      HEADER,
      "产出指标|数量指标|完成造林的|≥50亩",
      "_|_|面积|_",
      "_|_|_|以上",
      "_|_|管护面积|≥80亩",
      "_|_|林分质量|_",
      "_|_|成活率|≥90%",
    ].map((row) => row.split("|")),
    "lost",
  );
  const rows = rowsIn(table).map((row, i) => ({ ...row, chunkStart: [0, 2, 6].includes(i) }));
  expect(readIndicators(rows, LAYOUT, "甲.txt").rows.map(shown)).toEqual([
    "产出指标/数量指标/完成造林的面积/≥50亩以上; new piece; joined_over_pages level3: “面积” below the page break goes on with “完成造林的”; joined_over_pages value_raw: “以上” below the page break goes on with “≥50亩”",
    "-/-/管护面积/≥80亩; new piece",
    "-/-/林分质量/-",
    "-/-/成活率/≥90%; new piece; row_incomplete row: “林分质量” above the page break has no value: the two rows may be one",
  ]);
});
