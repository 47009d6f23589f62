import { expect, test } from "vitest";
import { normalizeValue } from "./normalize.ts";
import { summarize } from "./summary.test-helper.ts";
import type { NormalizeContext } from "./value.ts";

test.each<[string, NormalizeContext, string]>([
  ["≥85", { unit: "%" }, ">= 85 % ratio !unit_in_name"],
  ["85", { unit: "(%)" }, "(=) 85 % ratio !unit_in_name"],
  ["3.5", { unit: "万人次" }, "(=) 35000 人次 count !unit_in_name"],
  ["3-5", { unit: "万元" }, "30000..50000 元 money !unit_in_name"],
  ["2025", { unit: "人" }, "(=) 2025 人 count !unit_in_name"],
  ["12", { unit: "标段项" }, "(=) 12 标段项 !unit_in_name !unit_unknown"],
  ["≥85%", { unit: "人" }, ">= 85 % ratio"],
  ["及时", { unit: "%" }, "words"],
  ["≤500", { currencyUnit: "万元", name: "项目总成本" }, "<= 5000000 元 money !unit_inferred"],
  ["≤500", { currencyUnit: "万元", name: "培训人数" }, "<= 500"],
  ["≤500", { name: "项目总成本" }, "<= 500 !unit_missing"],
  ["≤500人", { currencyUnit: "万元", name: "人力成本" }, "<= 500 人 count"],
  ["292%", { name: "验收合格率" }, "(=) 292 % ratio !implausible"],
  [">100%", { name: "覆盖率" }, "> 100 % ratio !implausible"],
  ["≥100%", { name: "覆盖率" }, ">= 100 % ratio"],
  ["满意度≥950%", {}, ">= 950 % ratio 「满意度」 !implausible"],
  ["≥120%", { name: "任务完成率" }, ">= 120 % ratio"],
  ["≥150%", { name: "网站访问量增长率" }, ">= 150 % ratio"],
  ["≥120%", { name: "床位使用率" }, ">= 120 % ratio"],
  ["200%", { name: "知晓率提高幅度" }, "(=) 200 % ratio"],
  ["合格率110%，覆盖率95%", {}, "(=) 110 % ratio 「合格率」 | (=) 95 % ratio 「覆盖率」 !implausible"],
  ["45657", { name: "完成时间" }, "(=) 45657 !spreadsheet_date"],
  ["45657", { name: "服务人数" }, "(=) 45657"],
  ["≥45657", { name: "完成时间" }, ">= 45657"],
  ["12月31日前", { fiscalYear: 2024 }, "<= 2024-12-31 !year_assumed"],
  ["2023年12月31日前", { fiscalYear: 2024 }, "<= 2023-12-31"],
])("%s with %j", (text, context, expected) => expect(summarize(normalizeValue(text, context))).toBe(expected));

test.each([
  ["之95%", ">= 95 % ratio !ocr_repaired"],
  ["^95%", ">= 95 % ratio !ocr_repaired"],
  ["二100%", "= 100 % ratio !ocr_repaired"],
  ["l00%", "(=) 100 % ratio !ocr_repaired"],
  ["1O0.0O(%)", "(=) 100.00 % ratio !ocr_repaired"],
  ["10L", "(=) 10 L measure"],
])("%s, as a recognizer left it", (text, expected) => expect(summarize(normalizeValue(text))).toBe(expected));

test("5l is not 51", () => expect(normalizeValue("5l水").number).not.toBe("51"));
