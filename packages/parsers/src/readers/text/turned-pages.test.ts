/** Pages that lie sideways: `pdftotext` writes them from their bottom up. */
import { describe, expect, test } from "vitest";
import { extract } from "../../extract.ts";
import type { TextLine } from "../../tables/text-line.ts";
import { uprightPages } from "./turned-pages.ts";

const NAMES = ["保洁河道条数", "打捞垃圾数量", "水质达标率", "设施完好率", "投诉处理时限"];
const VALUES = ["=12(条)", "≥300(吨)", "≥95.00(%)", "≥98.00(%)", "≤2(工作日)"];
const HEAD = [
  "财政项目支出绩效目标申报表",
  "(2025年度)",
  "项目性质",
  "某区水务局",
  "特定目标类",
  "河道保洁",
  "实施单位",
  "项目类别",
  "项目名称",
  "主管部门",
  "计划完成日期",
  "计划开始日期",
  "项目资金总额",
  "其他资金",
];
const LABELS = ["时效指标", "质量指标", "数量指标", "二级指标", "一级指标", "产出指标", "年度总体目标"];
const GOAL = ["全年保持河道整洁。"];

const down = (cells: readonly string[]): readonly string[] => cells.toReversed();
const sideways = [...HEAD, ...down(NAMES), "三级指标", ...down(VALUES), "年度(/项目)指标值", ...GOAL, ...LABELS];
const upright = [...HEAD, ...LABELS, ...GOAL, "三级指标", ...NAMES, "年度(/项目)指标值", ...VALUES];

/** Each text stands between blank lines; a form feed before one begins a page. */
function linesOf(texts: readonly string[]): readonly TextLine[] {
  return texts
    .flatMap((text) => [text, ""])
    .map((text, i) => ({
      number: i + 1,
      text: text.replace("\f", ""),
      kind: text === "" ? "blank" : "plain",
      ...(text.startsWith("\f") ? { startsPage: true } : {}),
    }));
}

const texts = (lines: readonly TextLine[]) => lines.map(({ text }) => text).filter((text) => text !== "");

describe("a page", () => {
  test("whose headers stand behind their cells is put upright, its head as it is", () => {
    const { lines, heads } = uprightPages(linesOf(sideways));
    expect(texts(lines)).toEqual([...HEAD, ...down(LABELS), ...GOAL, "年度(/项目)指标值", ...VALUES, "三级指标", ...NAMES]);
    expect(heads?.size).toBe(HEAD.length);
  });

  test("keeps each line's number, and where a page begins", () => {
    const { lines } = uprightPages(linesOf(["说明", `\f${sideways[0] ?? ""}`, ...sideways.slice(1)]));
    expect(lines.filter(({ startsPage }) => startsPage === true)).toHaveLength(1);
    expect(new Set(lines.flatMap(({ text, number }) => (text === "≥95.00(%)" ? [number] : [])))).toEqual(
      new Set([1 + 2 * (1 + sideways.indexOf("≥95.00(%)"))]),
    );
  });

  test.each<[string, readonly string[]]>([
    ["upright", upright],
    ["of rows", [...HEAD, "三级指标", "年度(/项目)指标值", ...NAMES.flatMap((name, i) => [name, VALUES[i] ?? ""])]],
    ["with values on both sides of their header", [...HEAD, ...NAMES, "三级指标", ...VALUES, "年度(/项目)指标值", ...VALUES]],
    ["of which only the target's header stands behind", [...HEAD, "三级指标", ...NAMES, ...VALUES, "年度(/项目)指标值"]],
    ["without headers", [...NAMES, ...VALUES]],
    ["that is empty", []],
  ])("%s stays as it is", (_, page) => {
    const lines = linesOf(page);
    expect(uprightPages(lines)).toEqual({ lines, heads: null });
  });

  test("without headers lies as the others do", () => {
    const { lines } = uprightPages(linesOf([...sideways, "\f≥90(%)", "群众满意度"]));
    expect(texts(lines).slice(-2)).toEqual(["群众满意度", "≥90(%)"]);
  });
});

async function read(page: readonly string[]) {
  const bytes = new TextEncoder().encode(page.flatMap((text) => [text, ""]).join("\n"));
  const { records } = await extract({ name: "sideways.txt", bytes, sha256: "0".repeat(64) });
  return records.flatMap((record) => (record.kind === "performance_objective_form" ? [record] : []));
}

test("its rows are exact, in order and each in doubt; of its head nothing is guessed", async () => {
  const [form] = await read(sideways);
  expect(form?.indicators.map(({ level3, value_text }) => `${level3}|${value_text}`)).toEqual(
    NAMES.map((name, i) => `${name}|${VALUES[i] ?? ""}`),
  );
  expect(form?.indicators.map(({ level2 }) => level2)).toEqual(["数量指标", "数量指标", "质量指标", "质量指标", "时效指标"]);
  expect(form?.indicators.every(({ flags }) => flags.includes("row_incomplete"))).toBe(true);
  expect([form?.project_name, form?.implementing_unit, form?.annual_goal]).toEqual([null, null, null]);
  expect(form?.evidence.map(({ note }) => note).join("\n")).toMatch(/lies sideways.*河道保洁 \(line 11\)/);
});
