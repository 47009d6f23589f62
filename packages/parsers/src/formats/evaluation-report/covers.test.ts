import { describe, expect, test } from "vitest";
import type { FlatRow } from "../../flat-rows.ts";
import { findHeaders, type HeaderField, signatureDate } from "./header.ts";

/** Rows of texts; cells between bars. Each stands on the page that is its index. */
const rowsOf = (...lines: readonly string[]): readonly FlatRow[] =>
  lines.map((line, page) => ({
    cells: line.split("|").map((text, column) => ({
      row: 0,
      column,
      rowSpan: 1,
      columnSpan: 1,
      text,
      places: [{ kind: "page", page, box: { x0: column, y0: 0, x1: 1, y1: 1 } }],
    })),
    table: null,
    row: 0,
    chunkStart: false,
  }));

const pagesOf = (places: readonly { readonly kind: string }[]): string =>
  places.map((place) => ("page" in place ? String(place.page) : "?")).join("+");

/** `title@pages first-start-end` and each field with the page that it stands on. */
function told(...lines: readonly string[]): readonly string[] {
  return findHeaders(rowsOf(...lines)).map(({ title, titlePlaces, first, start, end, fields }) =>
    [
      `${title}@${pagesOf(titlePlaces)} ${first}-${start}-${end}`,
      ...[...fields].map(([name, { text, places }]) => `${name}=${text}@${pagesOf(places)}`),
    ].join(" "),
  );
}

const TITLE = "绩效评价报告";
const NAME = "项目名称：路灯养护";
const UNIT = "项目单位：路灯所";
const whole = `project_name=路灯养护@1 implementing_unit=路灯所@2`;

describe("the title of a report", () => {
  test.each([
    "绩效评价报告",
    "财政支出绩效评价报告",
    "绩效重点评价报告",
    "绩效再评价报告",
    "绩效后评价报告",
    "绩效跟踪评价工作报告书",
    "路灯养护项目绩效评价报告（摘要版）",
    "绩效评价报告(2023)",
    "绩 效 评 价 报 告",
    `${"甲".repeat(74)}绩效评价报告`,
  ])("%s", (title) => expect(told(title, NAME, UNIT)).toEqual([`${title.replaceAll(" ", "")}@0 0-1-3 ${whole}`]));

  test.each([
    "绩效评价报告目录",
    "绩效目标报告",
    "绩效自评价报告单",
    "根据要求，编写绩效评价报告",
    "见绩效评价报告。绩效评价报告",
    "绩效评价报告（这是一份很长的附注）",
    `${"甲".repeat(75)}绩效评价报告`,
    "甲|绩效评价报告",
  ])("%s is none", (title) => expect(told(title, NAME, UNIT)).toEqual([]));
});

describe("the fields of a cover", () => {
  const wordings: Readonly<Record<HeaderField, string>> = {
    project_name: "项目名称 评价项目 评价项目名称 被评价项目 绩效评价项目 绩效评价项目名称",
    implementing_unit: "项目单位 项目实施单位 实施单位 被评价单位 预算单位 项目承担单位 资金使用单位 预算部门单位",
    department: "主管部门 项目主管部门 主管单位 预算主管部门 预算部门",
    commissioned_by: "委托单位 委托方 委托部门 评价委托方 委托机构 评价委托单位 委托人",
    evaluator: "评价机构 评价单位 第三方评价机构 第三方机构 受托机构 受托单位 绩效评价机构 受托评价机构 评价方",
    report_number: "报告文号 报告编号 报告书编号 文号 编号 报告号",
    report_date: "报告日期 报告时间 报告出具日期 出具日期 日期 完成日期 完成时间",
  };
  const firstWords: Readonly<Record<string, string>> = {
    project_name: "项目名称",
    implementing_unit: "项目单位",
    report_number: "报告文号",
  };
  test.each(Object.entries(wordings).flatMap(([field, words]) => words.split(" ").map((word) => [word, field] as const)))(
    "%s is %s",
    (word, field) => {
      const others = [NAME, UNIT, "报告文号：9"].filter((line) => !line.startsWith(firstWords[field] ?? "无"));
      const text = field === "report_date" ? "2024年3月" : "甲";
      const [cover] = findHeaders(rowsOf(TITLE, ...others, `${word}：${text}`));
      expect(cover?.fields.get(field as HeaderField)?.text).toBe(field === "report_date" ? "2024-03" : "甲");
    },
  );

  test.each<[string, readonly string[], readonly string[]]>([
    ["in lines", [NAME, UNIT], [`${TITLE}@0 0-1-3 ${whole}`]],
    [
      "with spaces, marks and a colon of other width",
      ["# 项 目 名 称: **路灯养护**", " 项目单位 ：路灯所 "],
      [`${TITLE}@0 0-1-3 ${whole}`],
    ],
    ["with a place for a seal", ["项目名称（全称）：路灯养护", "项目单位(盖章) ：路灯所"], [`${TITLE}@0 0-1-3 ${whole}`]],
    [
      "in two cells",
      ["项目名称|路灯养护", "项目单位：|路灯所"],
      [`${TITLE}@0 0-1-3 project_name=路灯养护@1+1 implementing_unit=路灯所@2+2`],
    ],
    [
      "in four",
      ["项目名称（全称）|路灯养护|项目单位|路灯所"],
      [`${TITLE}@0 0-1-2 project_name=路灯养护@1+1+1+1 implementing_unit=路灯所@1+1+1+1`],
    ],
    ["in three cells it ends", [UNIT, "项目名称|路灯养护|甲", NAME], []],
    [
      "the text on the next line",
      ["项目名称：", "路灯养护", "项目单位：", "路灯所"],
      [`${TITLE}@0 0-1-5 project_name=路灯养护@2 implementing_unit=路灯所@4`],
    ],
    [
      "the next line is another field",
      ["项目名称：", UNIT, "评价机构：甲"],
      [`${TITLE}@0 0-1-4 implementing_unit=路灯所@2 evaluator=甲@3`],
    ],
    ["nothing behind the last label", [NAME, UNIT, "评价机构："], [`${TITLE}@0 0-1-4 ${whole}`]],
    ["the first of two", [NAME, UNIT, "项目名称：乙"], [`${TITLE}@0 0-1-4 ${whole}`]],
    [
      "a number without a label",
      [NAME, UNIT, "津财绩评〔2024〕17号"],
      [`${TITLE}@0 0-1-4 ${whole} report_number=津财绩评〔2024〕17号@3`],
    ],
    ["one in other brackets", [NAME, UNIT, "津财【2024】第7号"], [`${TITLE}@0 0-1-4 ${whole} report_number=津财【2024】第7号@3`]],
    ["a number within a line is none", [NAME, UNIT, "依津财绩评〔2024〕17号文"], [`${TITLE}@0 0-1-4 ${whole}`]],
    ["a date without a label", [NAME, UNIT, "2024年3月1日"], [`${TITLE}@0 0-1-4 ${whole} report_date=2024-03-01@3`]],
    ["a year alone is none", [NAME, UNIT, "2024年"], [`${TITLE}@0 0-1-4 ${whole}`]],
    ["a year behind its label is one", [NAME, UNIT, "报告日期：2024年"], [`${TITLE}@0 0-1-4 ${whole} report_date=2024@3`]],
    ["a date that is none", [NAME, UNIT, "报告日期：某日"], [`${TITLE}@0 0-1-4 ${whole}`]],
    ["one alone is no cover", [NAME], []],
    ["one and a date are none", [NAME, "2024年3月1日"], []],
    ["a department and a number name no project", ["主管部门：甲", "编号：7"], []],
    ["the department beside a unit", ["主管部门：甲", UNIT], [`${TITLE}@0 0-1-3 department=甲@1 implementing_unit=路灯所@2`]],
  ])("%s", (_, lines, expected) => expect(told(TITLE, ...lines)).toEqual(expected));
});

describe("where a cover ends", () => {
  const filled = (count: number) => Array.from({ length: count }, (_, i) => `某行${i}甲`);
  test.each<[string, readonly string[], boolean]>([
    ["before its table of contents", [NAME, "目录", UNIT], false],
    ["before its summary", [NAME, "摘要", UNIT], false],
    ["before its preface", [NAME, "前言", UNIT], false],
    ["before its first chapter", [NAME, "一、项目概况", UNIT], false],
    ["before chapter 1", [NAME, "1.概况", UNIT], false],
    ["before the first part", [NAME, "第一部分概况", UNIT], false],
    ["before a sentence", [NAME, "本项目很好。", UNIT], false],
    ["before a table's name", [NAME, "项目支出表", UNIT], false],
    ["before a long line", [NAME, "甲".repeat(81), UNIT], false],
    ["not before a line of eighty", [NAME, "甲".repeat(80), UNIT], true],
    ["not before a long one with a label", [NAME, `其他说明：${"甲".repeat(81)}`, UNIT], true],
    ["before another title", [NAME, "评价机构：甲", "其他绩效评价报告", UNIT], false],
    ["not before chapter 2", [NAME, "二、其他", UNIT], true],
    ["not behind 28 lines between", [NAME, ...filled(28), UNIT], true],
    ["behind 29 lines between", [NAME, ...filled(29), UNIT], false],
    ["a blank is no line of contents", [NAME, "目 次", UNIT], false],
  ])("%s", (_, lines, isWhole) =>
    expect(findHeaders(rowsOf(TITLE, ...lines))[0]?.fields.has("implementing_unit") === true).toBe(isWhole),
  );
});

describe("lines above the title", () => {
  test.each<[string, readonly string[], string | null]>([
    ["its beginning", ["甲市财政支出", "路灯养护项目"], "甲市财政支出路灯养护项目绩效评价报告@0+1+2 0-3-5"],
    ["the report's number is none of it", ["津财绩评〔2024〕17号", "路灯养护项目"], "路灯养护项目绩效评价报告@1+2 0-3-5"],
    ["nor its date", ["路灯养护项目", "2024年3月1日"], "路灯养护项目绩效评价报告@0+2 0-3-5"],
    ["nor a field", ["编号：津七", "路灯养护项目"], "路灯养护项目绩效评价报告@1+2 0-3-5"],
    ["four at most", ["甲", "乙", "丙", "丁", "戊"], "乙丙丁戊绩效评价报告@1+2+3+4+5 1-6-8"],
    ["not behind a sentence", ["甲", "这是一句。", "乙"], "乙绩效评价报告@2+3 2-4-6"],
    ["not behind a clause", ["甲", "这是一句；", "乙"], "乙绩效评价报告@2+3 2-4-6"],
    ["not behind a number", ["甲", "第3", "乙"], "乙绩效评价报告@2+3 2-4-6"],
    ["not behind a table of contents", ["目录", "乙"], "乙绩效评价报告@1+2 1-3-5"],
    ["a line of forty", ["甲".repeat(40)], `${"甲".repeat(40)}绩效评价报告@0+1 0-2-4`],
    ["no longer one", ["甲".repeat(41)], "绩效评价报告@1 1-2-4"],
    ["not behind a row of two cells", ["甲", "乙|丙"], "绩效评价报告@2 2-3-5"],
  ])("%s", (_, lines, expected) =>
    expect(
      told(...lines, TITLE, NAME, UNIT)[0]
        ?.split(" ")
        .slice(0, 2)
        .join(" "),
    ).toBe(expected),
  );

  test("the number above counts where none stands below", () => {
    const [cover] = findHeaders(rowsOf("津财〔2024〕1号", TITLE, NAME, UNIT, "编号：9"));
    expect(cover?.fields.get("report_number")?.text).toBe("9");
  });
});

test("several reports end where the next begins; a cover that is printed again is the same", () => {
  const other = "项目名称：绿化";
  expect(told(TITLE, NAME, UNIT, "正文。", "某项目", TITLE, other, UNIT).map((one) => one.split(" ")[1])).toEqual([
    "0-1-4",
    "4-6-8",
  ]);
  expect(told(TITLE, NAME, UNIT, "正文。", TITLE, NAME, UNIT)).toHaveLength(1);
  expect(told(TITLE, NAME, UNIT, "正文。", TITLE, NAME, "项目单位：乙")).toHaveLength(2);
  expect(told(TITLE, NAME, UNIT, "正文。", TITLE, NAME, UNIT, "评价机构：乙")).toHaveLength(2);
});

describe("the date below the evaluator's signature", () => {
  const dated = (evaluator: string | null, ...lines: readonly string[]) => {
    const found = signatureDate(rowsOf(...lines), evaluator);
    return found === null ? null : `${found.text}@${pagesOf(found.places)}`;
  };
  test.each<[string, string | null, readonly string[], string | null]>([
    ["directly below", "甲公司", ["正文", "甲公司", "2024年5月2日"], "2024-05-02@2"],
    ["of a month", "甲公司", ["甲公司", "2024年5月"], "2024-05@1"],
    ["a year is none", "甲公司", ["甲公司", "2024年"], null],
    ["the first of two", "甲公司", ["甲公司", "2024年5月", "甲公司", "2024年6月"], "2024-05@1"],
    ["behind a mention", "甲公司", ["甲公司", "其他", "甲公司", "2024年6月"], "2024-06@3"],
    ["another's", "甲公司", ["乙公司", "2024年5月"], null],
    ["nobody's", null, ["甲公司", "2024年5月"], null],
    ["none", "甲公司", ["甲公司"], null],
  ])("%s", (_, evaluator, lines, expected) => expect(dated(evaluator, ...lines)).toBe(expected));
});
