import { z } from "zod";
import { field, list } from "./field.ts";

/** An exact decimal as a string: no exponent, no plus sign, no thousands separator. */
export const Decimal = z.string().regex(/^-?\d+(\.\d+)?$/, "not an exact decimal");

export const Comparator = z.enum(["=", ">=", ">", "<=", "<"]);
export type Comparator = z.infer<typeof Comparator>;

export const Dimension = z.enum([
  "ratio",
  "money",
  "count",
  "duration",
  "frequency",
  "level",
  "measure",
  "score",
  "multiple",
  "unit_price",
  "concentration",
  "power",
  "speed",
  "electric",
  "data",
]);
export type Dimension = z.infer<typeof Dimension>;

/** A dimension without a Chinese word does not compile. */
const dimensionWords: Readonly<Record<Dimension, string>> = {
  ratio: "比率",
  money: "金额",
  count: "数量",
  duration: "时长",
  frequency: "频次",
  level: "等级",
  measure: "计量",
  score: "分值",
  multiple: "倍数",
  unit_price: "单价",
  concentration: "浓度",
  power: "功率",
  speed: "速度",
  electric: "电学量",
  data: "数据量",
};

const IsoDate = z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, "not an ISO 8601 date");

const optional = z.string().min(1).nullable();

const scalar = {
  comparator: field("text", Comparator.nullable(), {
    label: "比较符",
    en: "one of = >= > <= <; NULL for range, compound, qualitative",
  }),
  comparator_stated: field("boolean", z.boolean().nullable(), {
    label: "比较符写明",
    en: "0 where none is printed and = is assumed",
    zh: "原文是否写明比较符；0 表示按等于处理",
  }),
  number: field("measured", Decimal.nullable(), {
    label: "数值",
    en: "the number, in unit; the lower end of a range",
    zh: "数值（单位见 unit）；区间为下限",
  }),
  number_high: field("measured", Decimal.nullable(), {
    label: "数值上限",
    en: "the upper end of a range, in unit",
    zh: "区间上限",
  }),
  unit: field("text", optional, {
    label: "单位",
    en: "canonical unit: %, 元, else as printed without 万/亿; NULL for a bare number",
    zh: "单位（百分比与金额已统一，万、亿已换算）",
  }),
  dimension: field("text", Dimension.nullable(), {
    label: "量纲",
    en: "what kind of quantity it is: ratio, money, count, duration …",
    words: dimensionWords,
  }),
  low_comparator: field("text", z.literal(">").nullable(), {
    label: "下限比较符",
    en: "> where the lower end of a range is excluded",
    zh: "区间不含下限时为 >",
  }),
  high_comparator: field("text", z.literal("<").nullable(), {
    label: "上限比较符",
    en: "< where the upper end of a range is excluded",
    zh: "区间不含上限时为 <",
  }),
  date: field("text", IsoDate.nullable(), {
    label: "日期",
    en: "ISO 8601, as precise as printed; the first day of a span",
    zh: "日期（ISO 8601）",
  }),
  date_high: field("text", IsoDate.nullable(), {
    label: "日期止",
    en: "the last day of a span of dates",
    zh: "日期区间的末日",
  }),
  subject: field("text", optional, {
    label: "对象或条件",
    en: "words in the value that say what is measured or when",
    zh: "值中说明对象或条件的文字",
  }),
};

const typeWords = { quantity: "数量", range: "区间", date: "日期", compound: "复合", qualitative: "定性" };

/** One of several conditions in a value cell, with its own text. */
export const ValuePart = z
  .strictObject({
    type: field("text", z.enum(["quantity", "range", "date", "qualitative"]), {
      label: "值类型",
      en: "quantity, range, date, qualitative",
      zh: "分项类型",
      words: typeWords,
    }),
    ...scalar,
    parts: z.null(),
    text: field("text", z.string().min(1), { label: "分项", en: "the part as printed", zh: "分项文字" }),
  })
  .readonly();
export type ValuePart = z.infer<typeof ValuePart>;

/** The normalized value of an indicator (the contract's "A normalized value"). */
export const Value = z
  .strictObject({
    type: field("text", z.enum(["quantity", "range", "date", "compound", "qualitative"]), {
      label: "值类型",
      en: "quantity, range, date, compound, qualitative; NULL without a value",
      zh: "值的类型：数量、区间、日期、复合、定性",
      words: typeWords,
    }),
    ...scalar,
    parts: list(z.array(ValuePart).readonly().nullable(), {
      label: "分项数",
      en: "The parts of compound values",
      zh: "复合值的分项",
      row: "part",
    }),
  })
  .readonly();
export type Value = z.infer<typeof Value>;
