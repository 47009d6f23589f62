import { describe, expect, test } from "vitest";
import { type JoinRow, matchRows } from "./match-rows.ts";
import { withoutOwnYear, withoutYearWords } from "./year-words.ts";

const row = (level3: string | null, over: Partial<JoinRow> = {}): JoinRow => ({
  seq: 1,
  level1: "产出指标",
  level2: "数量指标",
  level3,
  value_text: "1",
  horizon: null,
  ...over,
});
/** How two rows alone are matched. */
const between = (target: JoinRow, result: JoinRow): string => matchRows([target], [result])[0]?.how ?? "";

describe("numbers in names tell indicators apart, in brackets too", () => {
  test.each([
    ["管网长度(一期)", "管网长度(二期)", "none"],
    ["管网长度(一期)", "管网长度", "none"],
    ["管网长度(5公里)", "管网长度(10公里)", "none"],
    ["管网长度(1.5公里)", "管网长度(1.6公里)", "none"],
    ["管网长度(2024年)", "管网长度", "near"], // a year is none of them
    ["3.管网长度", "5、管网长度", "near"], // nor is a number before the name
    ["管网长度(改造)", "管网长度", "near"],
    ["管网三", "管网四", "none"],
  ])("%s and %s: %s", (one, other, how) => {
    expect(between(row(one), row(other))).toBe(how);
    expect(between(row(other), row(one))).toBe(how);
  });
});

describe("how much may be added", () => {
  test.each<[string, string, string]>([
    ["验收合格率", "项目验收合格率", "near"],
    ["质量达标率", "工程项目质量达标率", "none"], // 5 of 9 characters
    ["质量达标率", "工程质量的达标率", "near"], // 5 of 8
    ["达标率", "年达标率", "none"], // three characters are no name to build on
    ["水质达标率", "水质未达标率", "none"],
    ["水质达标率", "达标水质率", "none"], // the same characters in another order
  ])("%s and %s: %s", (one, other, how) => expect(between(row(one), row(other))).toBe(how));

  test.each<[string, Partial<JoinRow>, Partial<JoinRow>, string]>([
    ["the same level", {}, {}, "near"],
    ["a level with its points", { level2: "数量指标(20分)" }, {}, "near"],
    ["another level", { level2: "质量指标" }, {}, "none"],
    ["no level in one", { level2: null }, {}, "none"],
    ["no level in both", { level2: null }, { level2: null }, "none"],
  ])("%s", (_, one, other, how) => expect(between(row("验收合格率", one), row("项目验收合格率", other))).toBe(how));

  test("without its number a name must be one", () => {
    expect(between(row("1.路"), row("2.路", { value_text: "2" }))).toBe("none");
    expect(between(row("1.道路"), row("2.道路", { value_text: "2" }))).toBe("near");
  });
});

describe("partners are found by the same name under the same levels", () => {
  test.each<[string, JoinRow, JoinRow, string]>([
    ["all alike", row("造林面积"), row("造林面积"), "same_text"],
    ["but for the target", row("造林面积"), row("造林面积", { value_text: "2" }), "same_name"],
    ["a target that only one states", row("造林面积"), row("造林面积", { value_text: null }), "same_name"],
    ["levels lost in both, all else alike", row("造林面积", { level1: null }), row("造林面积", { level1: null }), "same_text"],
    ["case and signs", row("GDP：增速"), row("gdp增速"), "same_name"],
    ["a sign that says something", row("增速%"), row("增速"), "none"],
    ["another level 1", row("造林面积"), row("造林面积", { level1: "效益指标" }), "near"],
  ])("%s", (_, target, result, how) => expect(between(target, result)).toBe(how));
});

test.each([
  ["二零二零年信息化运维", 2020, "信息化运维"],
  ["二〇二○年信息化运维", 2020, "信息化运维"],
  ["二O二o年信息化运维", 2020, "信息化运维"],
  ["二0二〇年信息化运维", 2020, "信息化运维"],
  ["二〇二一年信息化运维", 2020, "二〇二一年信息化运维"],
  ["20年度信息化运维", 2020, "信息化运维"],
  ["120年度信息化运维", 2020, "120年度信息化运维"],
  ["2020个村庄整治", 2020, "2020个村庄整治"],
  ["2020水库加固", 2020, "水库加固"],
  ["水库加固2020", 2020, "水库加固"],
  ["水库2020加固", 2020, "水库2020加固"],
  ["水库加固(2020)", 2020, "水库加固"],
  ["【2020年度】水库加固", 2020, "水库加固"],
  ["2020年度-水库加固", 2020, "水库加固"],
  ["库2020年", 2020, "库2020年"], // one character would be left
])("%s within %i is %s", (name, year, expected) => expect(withoutOwnYear(name, year)).toBe(expected));

test.each([
  ["水库加固2020", null, "水库加固2020"],
  ["水库加固2020年", null, "水库加固"],
  ["水库加固(2019-2021)", null, "水库加固"],
  ["水库加固2019—21年", null, "水库加固"],
  ["水库加固、2019至2021年度", null, "水库加固"],
  ["2019学年度营养餐", null, "营养餐"],
  ["2019财年营养餐", null, "营养餐"],
  ["营养餐", 2019, "营养餐"],
  ["水库加固-2019年", null, "水库加固"],
  ["水库加固、（2019年度）", null, "水库加固"],
  ["-水库-加固-2019年", null, "水库-加固"],
  ["-水库-加固-", null, "-水库-加固-"], // as it is where nothing was cut
  ["水库2019年[]加固", null, "水库加固"],
] as const)("%s, year %s, is %s over the years", (name, year, expected) => expect(withoutYearWords(name, year)).toBe(expected));
