import type { FormRecord } from "@jixiao/contract";
import type { ExtractOptions } from "../format.ts";
import { onlyText, type FlatRow } from "./flat-rows.ts";

export type FiscalYear = Pick<FormRecord, "fiscal_year" | "fiscal_year_source">;

const TITLE_YEAR = /(20\d{2})年度?/;
/** A heading of the document that dates its forms: `…局2025年部门预算项目绩效目标表`. Prose is longer and speaks of other years. */
const HEADING_YEAR = /(20\d{2})年(?:度)?.*(?:预算|绩效目标)/;
const MAX_HEADING_LENGTH = 60;

/** The form's own year first, then the nearest heading before it that dates it, then what came with the import. */
export function fiscalYearOf(
  ownYear: number | null,
  before: readonly FlatRow[],
  heading: string,
  options: ExtractOptions,
): FiscalYear {
  const printed = ownYear ?? yearIn(TITLE_YEAR, heading);
  if (printed !== null) return { fiscal_year: printed, fiscal_year_source: "form" };
  for (const row of before.toReversed()) {
    const text = onlyText(row)?.replaceAll(/[\s\u3000]+/g, "") ?? "";
    const year = text.length > MAX_HEADING_LENGTH ? null : yearIn(HEADING_YEAR, text);
    if (year !== null) return { fiscal_year: year, fiscal_year_source: "document" };
  }
  if (options.fiscalYear !== undefined) return { fiscal_year: options.fiscalYear, fiscal_year_source: "supplied" };
  return { fiscal_year: null, fiscal_year_source: null };
}

function yearIn(pattern: RegExp, text: string): number | null {
  const year = pattern.exec(text)?.[1];
  return year === undefined ? null : Number.parseInt(year, 10);
}
