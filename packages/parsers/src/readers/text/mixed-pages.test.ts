import { expect, test } from "vitest";
import { extract } from "../../extract.ts";
import { formats } from "../../formats/index.ts";
import type { TextLine } from "../../tables/text-line.ts";
import { vocabularyOf } from "../../vocabulary/vocabulary.ts";
import { unmixedPages } from "./mixed-pages.ts";

interface Form {
  readonly left: readonly string[];
  readonly right: readonly string[];
  readonly names: readonly string[];
  readonly values: readonly string[];
}

const TITLE = ["财政项目支出绩效目标申报表", "(2025 年度)"];
const form = (project: string, names: readonly string[], values: readonly string[]): Form => ({
  left: [
    "项目名称",
    project,
    "主管部门",
    "某区水务局",
    "",
    "一级指标",
    "产出指标",
    "",
    "二级指标",
    "数量指标",
    "",
    "质量指标",
    "",
  ],
  right: ["项目性质", "", "经常性专项", "", "实施单位", "", "某区河道所", "", "年度总体目标", `${project}全年做好。`, ""],
  names,
  values,
});
const ONE = form(
  "河道保洁",
  ["保洁河道条数", "打捞垃圾数量", "水质达标率", "设施完好率"],
  ["=12(条)", "≥300(吨)", "≥95.00(%)", "≥99.00(%)"],
);
const TWO = form(
  "泵站养护",
  ["养护泵站座数", "更换水泵台数", "设备完好率", "验收合格率"],
  ["=5(座)", "=8(台)", "≥98.00(%)", "=100.00(%)"],
);
const HEADER = ["三级指标", "年度(/项目)指标值"];
const rowsOf = ({ names, values }: Form) => [...HEADER, ...names, "", ...values, ""];

const lines = (text: readonly string[], startsPage = false): readonly TextLine[] =>
  text.map((line, i) => ({
    number: i + 1,
    text: line,
    kind: line === "" ? "blank" : "plain",
    ...(startsPage && i === 0 ? { startsPage } : {}),
  }));
const vocabulary = vocabularyOf(formats);
const printed = (text: readonly TextLine[]) => text.filter((line) => line.text !== "").map((line) => line.text);
const unmixed = (first: readonly string[], second: readonly string[] = []) =>
  printed(unmixedPages([...lines(first), ...lines(second, true)], vocabulary));
const solid = (text: readonly string[]) => text.filter((line) => line !== "");

const apart = [...TITLE, ...ONE.left, ...TITLE, ...TWO.left, ...ONE.right, ...rowsOf(ONE), ...TWO.right, ...rowsOf(TWO)];
const together = [...TITLE, ...ONE.left, ...ONE.right, ...rowsOf(ONE), ...TITLE, ...TWO.left, ...TWO.right, ...rowsOf(TWO)];

test("the columns of each form stand together", () => expect(unmixed(apart)).toEqual(solid(together)));

test("what stands together stays, and so do pages on which the columns do not tell whose they are", () => {
  expect(unmixed(together)).toEqual(solid(together));
  const oneRight = [...TITLE, ...ONE.left, ...TITLE, ...TWO.left, ...ONE.right, ...rowsOf(ONE)];
  expect(unmixed(oneRight)).toEqual(solid(oneRight));
});

test("the last rows of a form on the next page stand before the form that begins there, a title at its end behind it", () => {
  const [name, value] = ["群众满意度", "≥90.00(%)"];
  const second = ["满意度指标", "", ...TITLE, ...TWO.left, ...TITLE, name, "", "项目性质", "", value, "", ...TWO.right.slice(2)];
  const first = [...TITLE, ...ONE.left, ...ONE.right, ...rowsOf(ONE)];
  expect(unmixed(first, [...second, ...rowsOf(TWO)])).toEqual(
    solid([...first, "满意度指标", name, value, ...TITLE, ...TWO.left, ...TWO.right, ...rowsOf(TWO), ...TITLE]),
  );
});

test("both forms are read from their own columns", async () => {
  const bytes = new TextEncoder().encode(`${apart.join("\n")}\n`);
  const { records } = await extract({ name: "plain.txt", bytes, sha256: "0".repeat(64) });
  const read = records.flatMap((record) => (record.kind === "performance_objective_form" ? [record] : []));
  expect(read.map(({ project_name }) => project_name)).toEqual(["河道保洁", "泵站养护"]);
  const cells = read.map(({ indicators }) => indicators.map(({ level3, value_text }) => `${level3}|${value_text}`));
  expect(cells).toEqual([ONE, TWO].map(({ names, values }) => names.map((name, i) => `${name}|${values[i] ?? ""}`)));
});
