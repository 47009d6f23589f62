import type { CanonicalRecord, Indicator } from "@jixiao/contract";
import { dimensionOf } from "@jixiao/normalize";

/** Comparators and their words, alone or before what should have been a number. */
const COMPARATOR = /^(?:[=≥≤<>＝＞＜≧≦]|不低于|不少于|不超过|不高于|大于|小于|至少|达到)+/;
/** Recurring deadlines whose day is gone: 每月日前, 年月底前. */
const DEADLINE = /^(?:每(?:年|季度?|月)|次[年月]|[年月])?[月日](?:底|末|初)?(?:之?前|以前|内)$/;

/** Rows whose value is a unit or a comparator without its number say so: the number was there once. */
export function withLostNumbers<T extends CanonicalRecord>(record: T): T {
  if (!("indicators" in record)) return record;
  return { ...record, indicators: record.indicators.map(told) };
}

function told(row: Indicator): Indicator {
  if (row.value_text === null || !lacksNumber(row.value_text)) return row;
  const note = `${row.value_text}: no number stands with it`;
  return {
    ...row,
    flags: [...new Set([...row.flags, "number_lost" as const])],
    evidence: [...row.evidence, { flag: "number_lost", field: "value_raw", note }],
  };
}

/** Is a value nothing but a comparator, a unit, or both, or a deadline without its day? */
export function lacksNumber(text: string): boolean {
  const bare = text.replaceAll(/[\s\u3000()（）]/g, "").replace(/[百千万亿]+(?=元)/u, ""); // 万元 is a unit
  if (bare === "" || /[\d０-９零〇一二三四五六七八九十百千万亿两半]/u.test(bare)) return false;
  if (DEADLINE.test(bare)) return true;
  const rest = bare.replace(COMPARATOR, "");
  const isUnit = rest !== "" && dimensionOf(rest) !== null;
  return isUnit || (rest === "" && bare !== "");
}
