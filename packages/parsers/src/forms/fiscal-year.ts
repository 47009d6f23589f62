import type { FormRecord, Place } from "@jixiao/contract";
import { doubt, shortened, type Doubt } from "../doubts.ts";
import type { ExtractOptions } from "./format.ts";
import { bareText } from "../vocabulary/text-key.ts";
import { onlyText, type FlatRow } from "../flat-rows.ts";
import type { RawExtra, Stated } from "./raw-form.ts";

export type FiscalYear = Pick<FormRecord, "fiscal_year" | "fiscal_year_source">;

const TITLE_YEAR = /(20\d{2})年度?/;
/** A heading of the document that dates its forms: `…局2025年部门预算项目绩效目标表`. Prose is longer and speaks of other years. */
const HEADING_YEAR = /(20\d{2})年(?:度)?.*(?:预算|绩效目标)/;
const MAX_HEADING_LENGTH = 60;

/**
 * The form's own year first, then the nearest heading before it that dates it, then what came with the import. The
 * places are those of the text that states it.
 */
export function fiscalYearOf(
  own: Stated<number> | null,
  before: readonly FlatRow[],
  heading: FlatRow,
  options: ExtractOptions,
): { year: FiscalYear; places: readonly Place[] } {
  if (own !== null) return { year: { fiscal_year: own.value, fiscal_year_source: "form" }, places: own.places };
  const title = yearIn(TITLE_YEAR, heading);
  if (title !== null) return { year: { fiscal_year: title.value, fiscal_year_source: "form" }, places: title.places };
  for (const row of before.toReversed()) {
    const year = yearIn(HEADING_YEAR, row);
    if (year !== null) return { year: { fiscal_year: year.value, fiscal_year_source: "document" }, places: year.places };
  }
  if (options.fiscalYear !== undefined)
    return { year: { fiscal_year: options.fiscalYear, fiscal_year_source: "supplied" }, places: [] };
  return { year: { fiscal_year: null, fiscal_year_source: null }, places: [] };
}

/** What is left of a year in a heading, and what a line of fewer characters is none of. */
const LIKE_YEAR = /20\d|\d{3}年|年度?.*(?:预算|绩效)/;
const MIN_HEADING_LENGTH = 8;

/** Where no heading dates a form: the nearest before it that was not read surely, and may. */
export function unreadYear(before: readonly FlatRow[], { fiscal_year_source: source }: FiscalYear): readonly Doubt[] {
  if (source === "form" || source === "document") return [];
  const heading = before.findLast(
    ({ cells }) => cells.some(({ flags = [] }) => flags.includes("ocr_uncertain")) && mayDate(cells),
  );
  if (heading === undefined) return [];
  const note = `${shortened(onlyText(heading) ?? "")} was not read surely; it may state it`;
  return ["fiscal_year", "fiscal_year_source"].map((field) => doubt("field_unreadable", field, note));
}

function mayDate(cells: FlatRow["cells"]): boolean {
  const text = bareText(cells.map((cell) => cell.text).join(""));
  return text.length >= MIN_HEADING_LENGTH && text.length <= MAX_HEADING_LENGTH && LIKE_YEAR.test(text);
}

/** The one year that a title prints; null for none, and for several (2024-2026年). */
export function yearOfTitle(heading: FlatRow): number | null {
  const text = bareText(onlyText(heading) ?? "");
  const years = new Set([...text.matchAll(/(?<!\d)20\d{2}(?!\d)/g)].map(([year]) => Number.parseInt(year, 10)));
  const [only] = years;
  return years.size === 1 && TITLE_YEAR.test(text) ? (only ?? null) : null;
}

/** A label of a year that is not the form's: when a project began, ends or was set up. */
const OTHER_YEAR = /[起止始终]|设立|成立|结束|完成|竣工|批复/;

/** Years that a form prints alone beside labels that nobody knows, where they are not its own: one of the two may be wrong. */
export function otherYears(extra: readonly RawExtra[], year: number | null): readonly Doubt[] {
  return extra.flatMap(({ label, text, known }) => {
    const stated = /^(20\d{2})年?度?$/.exec(bareText(text?.text ?? ""))?.[1];
    if (known || year === null || stated === undefined || stated === String(year) || OTHER_YEAR.test(label.text)) return [];
    return [doubt("figures_differ", "fiscal_year", `the form is of ${year}, beside ${shortened(label.text)} it says ${stated}`)];
  });
}

function yearIn(pattern: RegExp, row: FlatRow): Stated<number> | null {
  const text = bareText(onlyText(row) ?? "");
  const year = text.length > MAX_HEADING_LENGTH ? undefined : pattern.exec(text)?.[1];
  return year === undefined ? null : { value: Number.parseInt(year, 10), places: row.cells.flatMap((cell) => cell.places) };
}
