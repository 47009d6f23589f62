import { describe, expect, test } from "vitest";
import { type ProjectFields, projectKeyOf } from "./project-key.ts";

const FORM: ProjectFields = {
  form_type: "project",
  region: "上海市",
  locality: "浦东新区",
  fiscal_year: 2024,
  project_name: "信息化运维",
  department: null,
  implementing_unit: "上海市浦东新区教育局",
};
const unitKey = (fields: Partial<ProjectFields>) => projectKeyOf({ ...FORM, ...fields }).unit_key;

describe("units", () => {
  test.each<[string, Partial<ProjectFields>]>([
    ["its place left out", { implementing_unit: "教育局" }],
    ["its province left out", { implementing_unit: "浦东新区教育局" }],
    ["white space and width", { implementing_unit: "上海市 浦东新区　教育局" }],
    ["named as the department alone", { implementing_unit: null, department: "上海市浦东新区教育局" }],
  ])("the same: %s", (_, fields) => expect(unitKey(fields)).toBe("上海市 浦东新区 教育局"));

  test.each<[string, Partial<ProjectFields>]>([
    ["another district", { locality: "闵行区", implementing_unit: "上海市闵行区教育局" }],
    ["a district not known", { locality: null }],
    ["another region", { region: "江苏省" }],
    ["its municipality's", { implementing_unit: "上海市教育局" }],
    ["an abbreviation", { implementing_unit: "上海市浦东新区教委" }],
    ["a unit under it", { implementing_unit: "上海市浦东新区教育局信息中心" }],
    ["the place's own name", { implementing_unit: "上海市浦东新区" }],
  ])("another: %s", (_, fields) => expect(unitKey(fields)).not.toBe("上海市 浦东新区 教育局"));

  test("a place inside a unit's name is not where it belongs", () => {
    const unit = "四川省成都市金牛区人民政府驻武侯区办事处";
    expect(unitKey({ region: "四川省", locality: "武侯区", implementing_unit: unit })).toBe(`四川省 武侯区 ${unit}`);
  });

  test("without a locality the whole name counts: a 第一中学 may be any district's", () => {
    const [one, other] = ["上海市第一中学", "第一中学"].map((implementing_unit) =>
      unitKey({ locality: null, implementing_unit }),
    );
    expect(one).not.toBe(other);
  });

  test("a district behind its city", () => {
    expect(unitKey({ region: "四川省", locality: "武侯区", implementing_unit: "四川省成都市武侯区教育局" })).toBe(
      "四川省 武侯区 教育局",
    );
  });
});

test.each<[Partial<ProjectFields>, ReturnType<typeof projectKeyOf>["missing"]]>([
  [{}, null],
  [{ region: null }, "region_unknown"],
  [{ implementing_unit: null }, "unit_unknown"],
  [{ implementing_unit: " " }, "unit_unknown"],
  [{ project_name: null }, "name_unknown"],
  [{ project_name: null, form_type: "department" }, null], // all that it spends
  [{ fiscal_year: null }, "year_unknown"],
])("what is not known of %j is %s", (fields, missing) => expect(projectKeyOf({ ...FORM, ...fields }).missing).toBe(missing));

test("a name is compared without white space, width, case, quotes and kinds of dashes", () => {
  const names = ["信息化 运维（ＯＡ—1）", "信息化运维(OA-1)", "“信息化”运维（oa－1）"];
  expect(new Set(names.map((project_name) => projectKeyOf({ ...FORM, project_name }).name_key)).size).toBe(1);
});
