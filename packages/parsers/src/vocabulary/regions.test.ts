import { expect, test } from "vitest";
import { regionIn, regionNamed } from "./regions.ts";

test.each([
  ["上海市人力资源和社会保障局", "上海市"],
  ["353302天津市社会保险基金管理中心", "天津市"],
  ["天津海津区教育局2025年部门预算", "天津市"],
  ["**内蒙古自治区水利厅**", "内蒙古自治区"],
  ["《新疆维吾尔自治区预算管理办法》", "新疆维吾尔自治区"],
  ["受北京市财政局委托", "北京市"],
  ["中共河南省委办公厅", "河南省"],
  ["西藏那曲", "西藏自治区"],
  // the first one named counts
  ["上海市人民政府驻北京市办事处", "上海市"],
  ["天津市支援新疆维吾尔自治区工作前方指挥部", "天津市"],
])("%s is in %s", (text, region) => expect(regionIn(text)).toBe(region));

test.each([
  "财政项目支出绩效目标申报表",
  "2025年度",
  "河南街道办事处", // a street of that name, far from 河南省
  "吉林市船营区财政局", // a city: its province is not named
  "海南州农牧局",
  "中山东路小学",
  "北京路小学",
  "湖北大道整治",
  "河北区财政局", // 天津市河北区
  "在上海路设摊", // inside a text a short name proves nothing
  "",
])("%s names no province", (text) => expect(regionIn(text)).toBeNull());

test.each([
  ["江西", "江西省"],
  ["内蒙古自治区", "内蒙古自治区"],
  ["中央", "中央"],
  ["江西省水利厅", null],
  ["", null],
])("a person who says %j means %s", (name, region) => expect(regionNamed(name)).toBe(region));
