import { describe, expect, test } from "vitest";
import { flagsOf } from "../../doubts.ts";
import { flatten } from "../../flat-rows.ts";
import { readText } from "../../readers/text.ts";
import type { RawIndicator } from "../raw-form.ts";
import { readIndicators } from "./index.ts";
import type { Layout } from "../layout.ts";
import { commonColumns } from "../../vocabulary/columns.ts";
import { vocabularyOf } from "../../vocabulary/vocabulary.ts";

const LAYOUT: Layout = {
  kind: "form",
  id: "test",
  title: "test",
  heading: /^绩效目标表$/,
  titleEndings: ["绩效目标表"],
  region: null,
  labels: { 项目名称: "project_name" },
  headed: [],
  below: {},
  columns: commonColumns,
  unitLine: false,
};
const vocabulary = vocabularyOf([LAYOUT]);
const HEADER = "\t一级指标\t二级指标\t三级指标\t年度(/项目)指标值\n";
const DESCRIBED = "\t一级指标\t二级指标\t三级指标\t绩效指标描述\t指标值\n";

const read = (text: string) =>
  readIndicators(
    flatten(readText({ name: "a.txt", bytes: new TextEncoder().encode(text), sha256: "0".repeat(64) }, vocabulary)),
    LAYOUT,
    "a.txt",
  );
/** `level1/level2/level3/value`, `-` where nothing is printed; then the row's flags. */
const short = (row: RawIndicator) =>
  [[row.level1, row.level2, row.level3, row.value].map((text) => text?.text ?? "-").join("/"), ...flagsOf(row.doubts)].join(" ");
const rows = (body: string, header = HEADER) => read(header + body).rows.map(short);

describe("cells are told apart by what they say, not by their column", () => {
  test.each([
    ["in place", "\t产出指标\t数量指标\t检查次数\t≥3(次)", ["产出指标/数量指标/检查次数/≥3(次)"]],
    ["no labels", "\t\t\t检查次数\t≥3(次)", ["-/-/检查次数/≥3(次)"]],
    ["a column to the left", "产出指标\t数量指标\t检查次数\t≥3(次)\t", ["产出指标/数量指标/检查次数/≥3(次)"]],
    ["level 2 at the edge", "数量指标\t检查次数\t≥3(次)\t", ["-/数量指标/检查次数/≥3(次)"]],
    ["level 1 beside the name", "\t产出指标\t检查次数\t≥3(次)", ["产出指标/-/检查次数/≥3(次)"]],
    ["the name alone at the edge", "检查次数\t\t\t≥3(次)", ["-/-/检查次数/≥3(次)"]],
    ["the side label in its column", "绩效 指标\t\t数量指标\t检查次数\t≥3(次)", ["-/数量指标/检查次数/≥3(次)"]],
    ["labels split by spaces", "\t产出 指标\t数量 指标\t检查次数\t≥3(次)", ["产出 指标/数量 指标/检查次数/≥3(次)"]],
    [
      "a label over two rows",
      "\t产出\t数量指标\t检查次数\t≥3(次)\n\t指标\t\t抽查次数\t≥1(次)",
      ["产出指标/数量指标/检查次数/≥3(次)", "-/-/抽查次数/≥1(次)"],
    ],
    [
      "two labels over two rows",
      "\t满意度\t服务对象满意\t居民满意度\t≥90(%)\n\t指标\t度指标\t商户满意度\t≥85(%)",
      ["满意度指标/服务对象满意度指标/居民满意度/≥90(%)", "-/-/商户满意度/≥85(%)"],
    ],
    ["a short label", "\t产出\t数量\t检查次数\t≥3(次)", ["产出/数量/检查次数/≥3(次)"]],
    ["labels outside the taxonomy", "\t影响力指标\t长效管理指标\t制度\t健全", ["影响力指标/长效管理指标/制度/健全"]],
    ["one of them alone, before level 2's empty column", "\t影响力指标\t\t制度\t健全", ["影响力指标/-/制度/健全"]],
    ["one of them alone, beside the name", "\t\t安全指标\t整改率\t=100(%)", ["-/安全指标/整改率/=100(%)"]],
    ["a name that ends like a label", "\t\t\t年度轮换计划完成指标\t≥3(次)", ["-/-/年度轮换计划完成指标/≥3(次)"]],
    ["a name that is a word of the taxonomy", "\t\t\t社会效益\t显著", ["-/-/社会效益/显著"]],
    ["an empty value", "\t产出指标\t数量指标\t检查次数\t", ["产出指标/数量指标/检查次数/-"]],
    ["a cell too many", "\t\t数量指标\t检查\t次数\t≥3(次)", ["-/数量指标/检查\n次数/≥3(次) row_incomplete"]],
    ["a value without its name", "\t\t数量指标\t\t≥3(次)", ["-/数量指标/-/≥3(次)"]],
  ])("%s", (_, body, expected) => expect(rows(body)).toEqual(expected));
});

describe("成本指标 is level 1 where the form divides it", () => {
  test.each([
    ["\t成本指标\t经济成本指标\t单价\t≤5(元)\n\t\t\t总价\t≤9(元)", ["成本指标/经济成本指标/单价/≤5(元)", "-/-/总价/≤9(元)"]],
    ["\t成本指标\t单价\t≤5(元)\n\t\t经济成本指标\t总价\t≤9(元)", ["成本指标/-/单价/≤5(元)", "-/经济成本指标/总价/≤9(元)"]],
    ["\t产出指标\t数量指标\t次数\t3次\n\t\t成本指标\t单价\t≤5(元)", ["产出指标/数量指标/次数/3次", "-/成本指标/单价/≤5(元)"]],
    ["\t成本指标\t\t单价\t≤5(元)", ["成本指标/-/单价/≤5(元)"]],
  ])("%j", (body, expected) => expect(rows(body)).toEqual(expected));
});

describe("labels alone on a line name the group of the row below", () => {
  test.each([
    ["\t产出指标\n\t\t数量指标\t检查次数\t≥3(次)", ["产出指标/数量指标/检查次数/≥3(次)"]],
    ["\t产出指标\t数量指标\n\t\t\t检查次数\t≥3(次)", ["产出指标/数量指标/检查次数/≥3(次)"]],
    ["\t\t服务对象满意\t\n\t\t度指标\t群众满意度\t≥90%", ["-/服务对象满意度指标/群众满意度/≥90%"]],
  ])("%j", (body, expected) => expect(rows(body)).toEqual(expected));
});

describe("a page break", () => {
  test("begins a piece; its repeated header is no row", () => {
    const { rows: found } = read(`${HEADER}\t\t\t甲数\t3次\n\n${HEADER}\t\t\t乙数\t4次\n\n\t\t\t丙数\t5次\n`);
    expect(found.map((row) => [row.level3?.text, row.chunkStart])).toEqual([
      ["甲数", true],
      ["乙数", true],
      ["丙数", true],
    ]);
  });

  test.each([
    [
      "through a value",
      "\t\t\t总结报送时限\t演练后\n\n\t\t\t\t5个工作日内\n\t\t\t乙\t3次",
      ["-/-/总结报送时限/演练后5个工作日内 joined_over_pages", "-/-/乙/3次"],
    ],
    [
      "through a name: whether it is one row is open",
      "\t\t\t个人防护装备\n\n\t\t\t补充套数\t=210(套)",
      ["-/-/个人防护装备/-", "-/-/补充套数/=210(套) row_incomplete"],
    ],
    ["between rows", "\t\t\t甲\t3次\n\n\t\t\t乙\t4次", ["-/-/甲/3次", "-/-/乙/4次"]],
  ])("%s", (_, body, expected) => expect(rows(body)).toEqual(expected));

  test.each(["— 7 —", "第 3 页 共 9 页", "绩效\n指标", "绩效目标表"])(
    "with %j between the pages does not end the table",
    (between) => {
      expect(rows(`\t产出指标\t数量指标\t甲\t3次\n\n${between}\n\n\t\t质量指标\t乙\t≥4%\n`)).toHaveLength(2);
    },
  );
});

describe("behind the table", () => {
  test.each([
    ["a note", "注：由单位填报。\t\n"],
    ["a signature", "填报人\t张三\t联系电话\t12345\n"],
    ["another table behind a heading", "\n三公经费表\n\n项目\t预算数\n公务接待费\t1.10\n"],
    ["another form's head", "项目名称\t乙\t\n"],
  ])("%s is no indicator", (_, rest) =>
    expect(rows(`\t产出指标\t数量指标\t甲\t3次\n${rest}`)).toEqual(["产出指标/数量指标/甲/3次"]),
  );
});

describe("with a column of descriptions", () => {
  test.each([
    ["\t产出指标\t数量指标\t车次\t全年出车次数\t≥3万次", ["车次", "全年出车次数", "≥3万次"], []],
    ["\t\t\t车次\t全年出车次数\t≥3万次", ["车次", "全年出车次数", "≥3万次"], []],
    ["\t\t\t车次\t≥3万次", ["车次", undefined, "≥3万次"], ["row_incomplete"]],
  ])("%j", (body, [level3, description, value], flags) => {
    const [row] = read(DESCRIBED + body).rows;
    expect([row?.level3?.text, row?.description?.text, row?.value?.text, flagsOf(row?.doubts ?? [])]).toEqual([
      level3,
      description,
      value,
      flags,
    ]);
  });
});

test("no header, no indicators", () =>
  expect(read("\t产出指标\t数量指标\t甲\t3次\n")).toMatchObject({ rows: [], evidence: "none" }));
