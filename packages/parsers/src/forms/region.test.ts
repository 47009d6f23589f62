import type { FormType, RegionSource } from "@jixiao/contract";
import { expect, test } from "vitest";
import { flatten } from "../flat-rows.ts";
import { readText } from "../readers/text.ts";
import { vocabularyOf } from "../vocabulary/vocabulary.ts";
import { genericLayout } from "./generic-layout.ts";
import type { Layout } from "./layout.ts";
import { regionOf } from "./region.ts";

const titled: Layout = { ...genericLayout, id: "titled", region: "上海市", regionTitle: /财政项目支出绩效目标申报表/ };
const TITLED = "财政项目支出绩效目标申报表";

interface Case {
  readonly unit?: string;
  readonly department?: string;
  readonly title?: string;
  readonly before?: string;
  readonly supplied?: string;
  readonly form_type?: FormType;
}

function foundIn({ unit, department, title = "项目绩效目标表", before = "", supplied, form_type = "project" }: Case) {
  const bytes = new TextEncoder().encode(`${before}\n\n${title}\n`);
  const rows = flatten(readText({ name: "a.txt", bytes, sha256: "0".repeat(64) }, vocabularyOf([titled])));
  const heading = rows.at(-1);
  if (heading === undefined) throw new Error("no title");
  const textOf = (text: string | undefined) => ({ text: text ?? null, places: [] });
  const texts = { unit: textOf(unit), department: textOf(department), heading, before: rows.slice(0, -1), form_type };
  const { region, region_source, locality, doubts } = regionOf(texts, titled, supplied ?? null);
  return { region, region_source, locality, notes: doubts.map(({ flag, note }) => `${flag}: ${note}`) };
}

const sure = (region: string, region_source: RegionSource, locality: string | null): ReturnType<typeof foundIn> => ({
  region,
  region_source,
  locality,
  notes: [],
});

test.each<[string, Case, ReturnType<typeof sure>]>([
  ["a unit's name", { unit: "上海市浦东新区教育局" }, sure("上海市", "text", "浦东新区")],
  ["the text stands against what was supplied", { unit: "上海市教育局", supplied: "江西省" }, sure("上海市", "text", null)],
  ["the document's heading", { unit: "水务局", before: "四川省青神县2024年部门预算" }, sure("四川省", "text", "青神县")],
  ["a place within what was supplied", { unit: "朝阳区教育局", supplied: "北京市" }, sure("北京市", "supplied", "朝阳区")],
  ["a place that confirms what was supplied", { unit: "青神县水务局", supplied: "四川省" }, sure("四川省", "place", "青神县")],
  ["a title that confirms it", { unit: "水务局", title: TITLED, supplied: "上海市" }, sure("上海市", "supplied", null)],
  ["a central department, wherever its unit lies", { department: "教育部", unit: "北京师范大学" }, sure("中央", "text", null)],
  ["a central department's own budget", { unit: "信息中心", before: "水利部2023年度部门预算" }, sure("中央", "text", null)],
  [
    "a transfer is its receiver's",
    { department: "财政部", unit: "江西省财政厅", form_type: "transfer" },
    sure("江西省", "text", null),
  ],
  ["supplied, where nothing says it", { unit: "水务局", supplied: "中央" }, sure("中央", "supplied", null)],
  [
    "a unit within its department's city",
    { unit: "成都市武侯区小学", department: "四川省成都市教育局" },
    sure("四川省", "text", "武侯区"),
  ],
  [
    "two places that contradict each other",
    { unit: "四川省青神县小学", department: "成都市教育局" },
    sure("四川省", "text", null),
  ],
  [
    "the province's own unit in a district's book",
    { unit: "上海市园林学校", before: "闵行区2024年部门预算" },
    sure("上海市", "text", null),
  ],
])("%s", (_, texts, expected) => expect(foundIn(texts)).toEqual(expected));

test.each<[string, Case, ReturnType<typeof foundIn>]>([
  [
    "a county that one province has",
    { unit: "青神县水务局" },
    {
      ...sure("四川省", "place", "青神县"),
      notes: ["region_inferred: no text names a province; 青神县 is in 四川省 (GB/T 2260)"],
    },
  ],
  [
    "a county against what was supplied",
    { unit: "青神县水务局", supplied: "江西省" },
    {
      ...sure("四川省", "place", "青神县"),
      notes: ["region_inferred: no text names a province; 青神县 is in 四川省 (GB/T 2260); 江西省 was supplied"],
    },
  ],
  [
    "a title that one region uses, against what was supplied",
    { unit: "水务局", title: TITLED, supplied: "江西省" },
    {
      ...sure("上海市", "title", null),
      notes: [`region_inferred: no text names a province; only 上海市 gives forms the title ${TITLED}; 江西省 was supplied`],
    },
  ],
  [
    "counties of two provinces",
    { unit: "青神县水务局", department: "闵行区水务局" },
    {
      region: null,
      region_source: null,
      locality: null,
      notes: ["region_unknown: no text names a province, and none was supplied"],
    },
  ],
  [
    "a letter of a central department",
    { unit: "水务局", before: "财政部关于印发项目绩效目标管理办法的通知" },
    {
      region: null,
      region_source: null,
      locality: null,
      notes: ["region_unknown: no text names a province, and none was supplied"],
    },
  ],
  [
    "a street and a word",
    { unit: "北京路小学", department: "公安部门" },
    {
      region: null,
      region_source: null,
      locality: null,
      notes: ["region_unknown: no text names a province, and none was supplied"],
    },
  ],
])("%s", (_, texts, expected) => expect(foundIn(texts)).toEqual(expected));

const nowhere = {
  region: null,
  region_source: null,
  locality: null,
  notes: ["region_unknown: no text names a province, and none was supplied"],
};

test.each<[string, Case]>([
  ["a city without its name", { unit: "市财政局" }],
  ["a county without its name", { unit: "县乡村振兴局", department: "县财政局" }],
  ["a district that the form does not name", { unit: "XX区教育局", department: "××市财政局" }],
  ["a district that two provinces have", { unit: "南山区教育局" }],
  ["a street of another city", { unit: "四川北路街道办事处" }],
  ["a street with a number", { unit: "天津南一路小学" }],
  ["a school with the name of a university elsewhere", { unit: "北京师范大学台江附属中学" }],
  ["a hospital with one", { unit: "重庆大学渡口医院" }],
])("nothing is taken by resemblance: %s", (_, texts) => expect(foundIn(texts)).toEqual(nowhere));

test.each<[string, Case, ReturnType<typeof sure>]>([
  ["a province's county that begins like a street", { unit: "陕西西乡县财政局" }, sure("陕西省", "text", "西乡县")],
  ["a province's own university", { unit: "云南大学" }, sure("云南省", "text", null)],
  ["a city without its name in a known province", { unit: "市财政局", supplied: "四川省" }, sure("四川省", "supplied", null)],
  [
    "the city that the document names",
    { unit: "市财政局", before: "成都市2024年部门预算" },
    {
      ...sure("四川省", "place", "成都市"),
      notes: ["region_inferred: no text names a province; 成都市 is in 四川省 (GB/T 2260)"],
    },
  ],
])("%s", (_, texts, expected) => expect(foundIn(texts)).toEqual(expected));
