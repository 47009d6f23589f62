/** Text whose columns are written one after the other (`pdftotext`): what belongs together is told by order, and said to be. */
import { expect, test } from "vitest";
import { extract } from "../../extract.ts";

const HEAD = ["财政项目支出绩效目标申报表", "(2025年度)", "项目名称", "河道保洁", "", "主管部门", "某区水务局", ""];
const LEVELS = ["一级指标", "", "二级指标", "", "产出指标", "", "数量指标", "", "质量指标", "", "时效指标", ""];
const HEADER = ["三级指标", "年度(/项目)指标值"];
const NAMES = ["保洁河道条数", "打捞垃圾数量", "水质达标率", "设施完好率", "投诉处理时限"];
const VALUES = ["=12(条)", "≥300(吨)", "≥95.00(%)", "≥98.00(%)", "≤2(工作日)"];

interface Row {
  readonly name: string | null;
  readonly value: string | null;
  readonly flags: readonly string[];
}

async function read(lines: readonly string[]) {
  const bytes = new TextEncoder().encode(`${lines.join("\n")}\n`);
  const { records } = await extract({ name: "plain.txt", bytes, sha256: "0".repeat(64) });
  const forms = records.flatMap((record) => (record.kind === "performance_objective_form" ? [record] : []));
  const rows = forms.map(({ indicators }) =>
    indicators.map(({ level3, value_text, flags }): Row => ({ name: level3, value: value_text, flags })),
  );
  return { forms, rows };
}

const cells = (rows: readonly Row[] = []) => rows.map(({ name, value }) => `${name ?? ""}|${value ?? ""}`);
const expected = NAMES.map((name, i) => `${name}|${VALUES[i] ?? ""}`);
const isDoubtful = ({ flags }: Row) => flags.includes("row_incomplete");

test.each<[string, readonly string[]]>([
  ["names, then values", [...NAMES, "", ...VALUES]],
  ["two rows, then the rest", [...NAMES.slice(0, 2), ...VALUES.slice(0, 2), "", ...NAMES.slice(2), "", ...VALUES.slice(2)]],
  [
    "a value before its name, then names, then values",
    [NAMES[0] ?? "", VALUES[0] ?? "", VALUES[1] ?? "", NAMES[1] ?? "", ...NAMES.slice(2), "", ...VALUES.slice(2)],
  ],
])("%s: rows are put together by order, each in doubt that order alone tells", async (_, body) => {
  const { rows } = await read([...HEAD, ...LEVELS, ...HEADER, ...body]);
  expect(cells(rows[0])).toEqual(expected);
  expect(rows[0]?.filter(isDoubtful).length).toBeGreaterThanOrEqual(3);
});

test.each<[string, readonly string[], readonly string[]]>([
  [
    "targets of the first names behind those of later ones",
    [
      "保洁河道条数",
      "设施完好率",
      "投诉处理时限",
      "",
      "打捞垃圾数量",
      "保洁员培训人次",
      "",
      "≥300(吨)",
      "≥80(人次)",
      "",
      "=12(条)",
      "≥98.00(%)",
      "≤2(工作日)",
    ],
    ["设施完好率|≥98.00(%)", "打捞垃圾数量|≥300(吨)", "保洁员培训人次|≥80(人次)"],
  ],
])("%s: each finds its row, in doubt", async (_, body, others) => {
  const { rows } = await read([...HEAD, ...LEVELS, ...HEADER, ...body]);
  expect(new Set(cells(rows[0]))).toEqual(new Set(["保洁河道条数|=12(条)", "投诉处理时限|≤2(工作日)", ...others]));
  expect(rows[0]?.filter(isDoubtful).length).toBeGreaterThanOrEqual(3);
});

test("a name cut in two lines where blank lines part all other cells is one", async () => {
  const body = NAMES.flatMap((name, i) =>
    i === 2 ? ["河道断面水质", "达标率", "", VALUES[i] ?? "", ""] : [name, "", VALUES[i] ?? "", ""],
  );
  const { rows } = await read([...HEAD, ...LEVELS, ...HEADER, "", ...body]);
  expect(cells(rows[0])[2]).toBe(`河道断面水质达标率|${VALUES[2] ?? ""}`);
});

test("rows that stand each by itself are not in doubt", async () => {
  const body = NAMES.flatMap((name, i) => [name, VALUES[i] ?? ""]);
  const { rows } = await read([...HEAD, ...LEVELS, ...HEADER, ...body]);
  expect(cells(rows[0])).toEqual(expected);
  expect(rows[0]?.some(isDoubtful)).toBe(false);
});

test("a value that is missing leaves no row without a doubt", async () => {
  const { rows } = await read([...HEAD, ...LEVELS, ...HEADER, ...NAMES, "", ...VALUES.slice(0, 4)]);
  expect(rows[0]?.filter((row) => !expected.includes(`${row.name ?? ""}|${row.value ?? ""}`)).every(isDoubtful)).toBe(true);
});

test("what is in no row is told with its line", async () => {
  const stray = "（本表由填报单位留存，";
  const { forms } = await read([...HEAD, ...LEVELS, ...HEADER, ...NAMES, "", ...VALUES, "", stray]);
  const notes = forms.flatMap(({ evidence }) => JSON.stringify(evidence));
  expect(notes.join("\n")).toContain("in no row");
});

test("headers that stand one by one, cells of their columns between, are one header", async () => {
  const body = ["三级指标", "", ...NAMES, "", "年度(/项目)指标值", "", ...VALUES];
  const { rows } = await read([...HEAD, ...LEVELS, ...body]);
  expect(cells(rows[0])).toEqual(expected);
});

test("a header of level 2 that stands behind the others is one of the table's", async () => {
  const levels = LEVELS.filter((line) => line !== "二级指标");
  const body = NAMES.flatMap((name, i) => [name, VALUES[i] ?? ""]);
  const { forms } = await read([...HEAD, ...levels, ...HEADER, ...body, "", "二级指标"]);
  expect(forms[0]?.indicators.map(({ level2 }) => level2)).toEqual(["数量指标", "数量指标", "质量指标", "质量指标", "时效指标"]);
});

test("a project's label behind its form's header: the next form does not vanish, and no name is guessed", async () => {
  const form = [
    ...HEAD.slice(0, 2),
    "项目性质",
    "经常性项目",
    "项目类别",
    "特定目标类",
    "计划完成日期",
    "2025-12-31",
    "实施单位",
    "某区河道所",
    "年度总体目标",
    "全年保持河道整洁。",
    ...LEVELS,
    ...HEADER,
    ...NAMES.flatMap((name, i) => [name, VALUES[i] ?? ""]),
    "项目名称",
    "主管部门",
    "",
    "河道保洁",
    "某区水务局",
    "",
  ];
  const { forms, rows } = await read([...form, ...form]);
  expect(rows.map(cells)).toEqual([expected, expected]);
  expect(forms.every(({ project_name, flags }) => project_name === null && flags.includes("project_name_missing"))).toBe(true);
});
