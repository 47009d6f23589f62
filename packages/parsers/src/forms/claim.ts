import { onlyText, type FlatRow } from "../flat-rows.ts";
import { labelKey, type Layout } from "./layout.ts";

/** A form's stretch of rows: [start, end); `heading` is its title's row, or null where the title is lost. */
export interface FormRegion {
  readonly heading: FlatRow | null;
  readonly number: string | null;
  readonly start: number;
  readonly end: number;
}

/** 项目名称 follows the title after a year line, a unit line, a side label at most. */
const HEAD_REACH = 12;
/** The title of a form of any province: what stands above it is a heading, not this form's title. */
const ANY_TITLE = /绩效目标(?:申报)?表(?:[（(][^（()）]*[)）])?$/;
/** `[bookmark: _Toc126832569]` is what a dump leaves of a Word bookmark. */
const BOOKMARK = /\[bookmark:[^\]]*\]/g;

/**
 * Finds the forms of one layout. A title counts only where 项目名称 follows before the next title (a book's table of
 * contents and its cover repeat titles), and a form only where the header of an indicator table follows; a repeated
 * title inside a form (a running head) is part of it.
 */
export function findForms(rows: readonly FlatRow[], layout: Layout): readonly FormRegion[] {
  const starts: { at: number; number: string | null; heading: FlatRow | null }[] = [];
  rows.forEach((row, at) => {
    const title = headingOf(row, layout);
    if (title !== null && leadsToProjectName(rows, at, layout)) starts.push({ at, number: title.number, heading: row });
  });
  return starts
    .map((start, i) => ({
      heading: start.heading,
      number: start.number,
      start: start.at + 1,
      end: starts[i + 1]?.at ?? rows.length,
    }))
    .filter(({ start, end }) => rows.slice(start, end).some((row) => isIndicatorHeader(row, layout)));
}

function headingOf(row: FlatRow, layout: Layout): { number: string | null } | null {
  const text = onlyText(row);
  if (text === null || text.length > 200) return null;
  const match = layout.heading.exec(text.replaceAll(BOOKMARK, "").replaceAll(/[\s*#]+/g, ""));
  return match === null ? null : { number: match.groups?.number ?? null };
}

function leadsToProjectName(rows: readonly FlatRow[], at: number, layout: Layout): boolean {
  for (let i = at + 1; i < Math.min(rows.length, at + HEAD_REACH); i++) {
    const row = rows[i] as FlatRow;
    if (ANY_TITLE.test(onlyText(row)?.replaceAll(/[\s*#]+/g, "") ?? "")) return false;
    if (row.cells.some((cell) => layout.labels[labelKey(cell.text)] === "project_name")) return true;
  }
  return false;
}

/** A header names at least two levels: 一级指标 … 三级指标. */
export function isIndicatorHeader(row: FlatRow, layout: Layout): boolean {
  const fields = row.cells.map((cell) => columnFieldOf(cell.text, layout));
  return fields.includes("level3") && (fields.includes("level1") || fields.includes("level2") || fields.includes("value"));
}

export function columnFieldOf(text: string, layout: Layout): Layout["columns"][string] | null {
  const whole = text.replaceAll(/[\s（()）]+/g, "");
  return layout.columns[labelKey(text)] ?? layout.columns[whole] ?? null;
}
