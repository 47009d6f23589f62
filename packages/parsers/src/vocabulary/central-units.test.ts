import { expect, test } from "vitest";
import { isCentralUnit } from "./central-units.ts";

test.each([
  "水利部",
  "[173]中国科学院",
  "169国家林业局",
  "国家税务总局青神县税务局",
  "财政部上海监管局",
  "财 政 部",
  "中华人民共和国公安部",
])("%s is central", (name) => expect(isCentralUnit(name)).toBe(true));

test.each(["公安部门", "财政部分担资金", "国家水文资料局", "江西省水利厅", "市教育局", "北京市教育部门", "国家级贫困县", ""])(
  "%s is not",
  (name) => expect(isCentralUnit(name)).toBe(false),
);
