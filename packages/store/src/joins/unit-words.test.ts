import { expect, test } from "vitest";
import { projectKeyOf } from "./project-key.ts";
import { withoutOwnYear, withoutYearWords } from "./year-words.ts";

const form = { form_type: "project", fiscal_year: 2024, project_name: "运维", department: null };

test.each([
  ["上海市", "浦东新区", "上海市浦东新区", "上海市 浦东新区 上海市浦东新区"],
  ["上海市", null, "上海市教育局", "上海市 - 上海市教育局"],
  ["四川省", "武侯区", "成都市武侯区教育局", "四川省 武侯区 教育局"],
  ["四川省", "武侯区", "武侯区教育局武侯区分局", "四川省 武侯区 教育局武侯区分局"],
  ["四川省", "武侯区", "省教育厅", "四川省 武侯区 省教育厅"],
  ["四川省", "武侯区", "(成都)武侯区教育局", "四川省 武侯区 (成都)武侯区教育局"],
  ["新疆维吾尔自治区", "阿图什市", "新疆维吾尔自治区克孜勒苏柯尔克孜自治州阿图什市教育局", "新疆维吾尔自治区 阿图什市 教育局"],
])("in %s, %s, %s is %s", (region, locality, implementing_unit, expected) =>
  expect(projectKeyOf({ ...form, region, locality, implementing_unit }).unit_key).toBe(expected),
);

test("a department's form is its department's, any other its implementing unit's", () => {
  const both = { ...form, region: "上海市", locality: null, department: "民政局", implementing_unit: "福利院" };
  expect(projectKeyOf(both).unit_key).toBe("上海市 - 福利院");
  expect(projectKeyOf({ ...both, form_type: "department" })).toMatchObject({ unit_key: "上海市 - 民政局", name_key: "运维" });
});

test.each([
  ["2024年度信息化", "信息化", "信息化"],
  ["二〇二四年信息化", "信息化", "信息化"],
  ["二零二四年信息化", "信息化", "信息化"],
  ["二○二四年度信息化", "信息化", "信息化"],
  ["24年度信息化", "信息化", "信息化"],
  ["信息化2024", "信息化", "信息化"],
  ["信息化(2024)", "信息化", "信息化"],
  ["信息化(2023)", "信息化(2023)", "信息化"],
  ["2023年信息化", "2023年信息化", "信息化"],
  ["信息化(2023-2025年)", "信息化(2023-2025年)", "信息化"],
  ["2024亩农田", "2024亩农田", "2024亩农田"],
  ["2024年度", "2024年度", "2024年度"],
  ["120号文件", "120号文件", "120号文件"],
])("%s without its own year is %s, without any %s", (name, own, any) => {
  expect(withoutOwnYear(name, 2024)).toBe(own);
  expect(withoutYearWords(name, 2024)).toBe(any);
});
