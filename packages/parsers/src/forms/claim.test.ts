import { describe, expect, test } from "vitest";
import { flatten } from "../flat-rows.ts";
import { readText } from "../readers/text.ts";
import { claim, type FormClaim } from "./claim.ts";
import type { Layout } from "./layout.ts";
import { commonColumns } from "../vocabulary/columns.ts";
import { vocabularyOf } from "../vocabulary/vocabulary.ts";

const LAYOUT: Layout = {
  kind: "form",
  id: "test",
  title: "test",
  heading: /^(?:(?<number>\d+)\.)?.*绩效目标表$/,
  titleEndings: ["绩效目标表"],
  region: null,
  labels: { 项目名称: "project_name", 绩效目标: "annual_goal" },
  headed: [],
  below: {},
  columns: commonColumns,
  unitLine: true,
};
const vocabulary = vocabularyOf([LAYOUT]);

const rowsOf = (text: string) =>
  flatten(readText({ name: "a.txt", bytes: new TextEncoder().encode(text), sha256: "0".repeat(64) }, vocabulary));
const formsIn = (rows: ReturnType<typeof rowsOf>, layouts: readonly Layout[] = [LAYOUT]): readonly FormClaim[] =>
  claim(rows, layouts).filter((claimed) => claimed.kind === "form");
const found = (text: string) => {
  const rows = rowsOf(text);
  return formsIn(rows).map((form) => {
    const body = rows.slice(form.first + 1, form.end).map((row) => row.cells.map((cell) => cell.text).join("|"));
    return { number: form.number, name: body.find((row) => row.startsWith("项目名称"))?.split("|")[1] };
  });
};

const table = (name: string) => `项目名称\t${name}\n\n\t一级指标\t二级指标\t三级指标\t指标值\n\t产出指标\t数量指标\t次数\t3次\n`;

describe("a title counts where a form follows", () => {
  test.each([
    ["one form", `甲绩效目标表\n\n${table("甲")}`, [{ number: null, name: "甲" }]],
    [
      "numbers and bookmarks",
      `[bookmark: _Toc1]97.甲绩效目标表\n${table("甲")}\n98.乙绩效目标表\n${table("乙")}`,
      [
        { number: "97", name: "甲" },
        { number: "98", name: "乙" },
      ],
    ],
    ["spaces and emphasis in the title", `**甲 绩 效 目 标 表**\n\n${table("甲")}`, [{ number: null, name: "甲" }]],
    ["the title in the table's first row", `甲绩效目标表\t\t\t\n${table("甲")}`, [{ number: null, name: "甲" }]],
    [
      "a year line and a unit line between",
      `甲绩效目标表\n(2025年度)\n\n\t单位：万元\t\n${table("甲")}`,
      [{ number: null, name: "甲" }],
    ],
    [
      "a book's heading above the first title",
      `2025年部门预算项目绩效目标表\n\n1.甲绩效目标表\n${table("甲")}`,
      [{ number: "1", name: "甲" }],
    ],
  ])("%s", (_, text, expected) => expect(found(text)).toEqual(expected));
});

describe("no form", () => {
  test.each([
    ["lines of a table of contents", "目录\n1.甲绩效目标表\t12\n2.乙绩效目标表\t15\n"],
    ["such lines without page numbers", "1.甲绩效目标表\n2.乙绩效目标表\n正文\n"],
    ["a heading before prose", "三、绩效目标表\n\n本单位按要求编制绩效目标表。\n"],
    ["a head without indicators", "甲绩效目标表\n\n项目名称\t甲\n\n其他说明\n"],
    ["indicators without a title", table("甲")],
    ["项目名称 far below, in another table", `甲绩效目标表\n${"说明。\n".repeat(14)}${table("甲")}`],
    ["another table's 项目名称", "采购表\n\n项目名称\t数量\n办公桌\t3\n"],
    ["a sentence that ends so", `${"为规范管理，".repeat(40)}特编制绩效目标表\n${table("甲")}`],
  ])("%s", (_, text) => expect(found(text)).toEqual([]));
});

test("a title repeated inside a form (a running head) is part of it", () => {
  const rows = rowsOf(`甲绩效目标表\n${table("甲")}\n甲绩效目标表\n\n\t\t质量指标\t合格率\t100%\n`);
  expect(formsIn(rows)).toMatchObject([{ end: rows.length }]);
});

describe("several layouts", () => {
  const other: Layout = {
    ...LAYOUT,
    id: "other",
    heading: /^.*情况表$/,
    titleEndings: ["情况表"],
    labels: { 项目名称: "project_name", 年度目标: "annual_goal", 主管部门: "department" },
  };
  const wide: Layout = { ...other, id: "wide", heading: LAYOUT.heading };
  const ids = (text: string, layouts: readonly Layout[]) => formsIn(rowsOf(text), layouts).map(({ layout }) => layout.id);
  const head = "主管部门\t甲局\t年度目标\t略\n";

  test("forms come in the order of the document, and each ends where any other begins", () => {
    const text = `甲情况表\n${table("甲")}\n乙绩效目标表\n${table("乙")}\n丙情况表\n${table("丙")}`;
    expect(ids(text, [LAYOUT, other])).toEqual(["other", "test", "other"]);
    const forms = formsIn(rowsOf(text), [LAYOUT, other]);
    expect(forms.map(({ end }, i) => end === (forms[i + 1]?.first ?? rowsOf(text).length))).toEqual([true, true, true]);
  });

  test("of two that know its title a form goes to the one that accounts for more, whichever comes first", () => {
    const text = `甲绩效目标表\n项目名称\t甲\n${head}\n\t一级指标\t二级指标\t三级指标\t指标值\n\t产出指标\t数量指标\t次数\t3次\n`;
    expect(ids(text, [LAYOUT, wide])).toEqual(["wide"]);
    expect(ids(text, [wide, LAYOUT])).toEqual(["wide"]);
  });

  test("a title of another kind of table between keeps the name from the title above", () => {
    expect(ids(`三、绩效目标表\n\n绩效运行监控表\n${table("甲")}`, [LAYOUT])).toEqual([]);
  });
});

describe("the choice of a layout is told", () => {
  const SOME: Layout = { ...LAYOUT, labels: { ...LAYOUT.labels, 主管部门: "department" } };
  const MORE: Layout = { ...SOME, id: "more", labels: { ...SOME.labels, 实施单位: "implementing_unit" } };
  const MARKED: Layout = { ...SOME, id: "marked", marks: ["执行率分值"] };
  const POOR: Layout = { ...LAYOUT, id: "poor", labels: { 项目名称: "project_name" } };
  const text = `甲绩效目标表\n项目名称\t甲\n主管部门\t乙\n实施单位\t丙\n绩效目标\t丁\n\n\t一级指标\t二级指标\t三级指标\t指标值\n\t产出指标\t数量指标\t次数\t3次\n`;

  test.each<[string, readonly Layout[], string | null, readonly string[]]>([
    ["one label more is no certainty", [SOME, MORE], "test", ["more chosen 4/4 4/4", "test fits 3/4 4/4"]],
    ["one that lacks its mark is no rival", [MORE, MARKED], null, ["more chosen 4/4 4/4", "marked no_mark 3/4 4/4"]],
    ["one that knows too few labels is none", [POOR, MORE], null, ["more chosen 4/4 4/4", "poor few_labels 1/4 4/4"]],
    ["where none fits, the nearest is named", [POOR], null, ["generic chosen 4/4 4/4", "poor few_labels 1/4 4/4"]],
    ["alone, the lexicons are the next best", [MORE], null, ["more chosen 4/4 4/4", "generic fits 4/4 4/4"]],
  ])("%s", (_, layouts, rival, choice) => {
    const [form] = formsIn(rowsOf(text), layouts);
    expect(form?.rival).toBe(rival);
    expect(
      form?.choice.map((one) => `${one.layout} ${one.verdict} ${one.labels}/${one.labels_of} ${one.columns}/${one.columns_of}`),
    ).toEqual(choice);
  });
});
