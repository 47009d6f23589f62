import { onlyText, type FlatRow } from "../flat-rows.ts";
import { labelKey } from "../vocabulary/text-key.ts";
import { tableTitle, titleKey } from "../vocabulary/titles.ts";
import type { Format, FoundReport, RowRange } from "./format.ts";
import { columnFieldOf, isIndicatorHeader } from "./indicator-table/columns.ts";
import type { Layout } from "./layout.ts";

/** A form's rows, from its title's to the next form's or the document's end, and the layout that reads them. */
export interface FormClaim extends RowRange {
  readonly kind: "form";
  readonly layout: Layout;
  /** The title's row, which is the first. */
  readonly heading: FlatRow;
  /** The form's number, where its title prints one. */
  readonly number: string | null;
}

export interface ReportClaim extends FoundReport {
  readonly kind: "report";
}

/** A region of the document that a format reads as one record. */
export type Claim = FormClaim | ReportClaim;

/** 项目名称 follows the title after a year line, a unit line, a side label at most. */
const HEAD_REACH = 12;
const LONGEST_HEADING = 200;

/**
 * Who reads what of a document, in its order. Forms begin where any layout's title stands and end where the next begins;
 * of several layouts that know a region's title the one has it that accounts for most of what its head and header print.
 * A report may hold forms: it takes nothing from them.
 */
export function claim(rows: readonly FlatRow[], formats: readonly Format[]): readonly Claim[] {
  const layouts = formats.filter((format) => format.kind === "form");
  const starts = rows.flatMap((row, first) => startAt(rows, row, first, layouts));
  const forms = starts.flatMap(({ first, candidates }, i): readonly Claim[] => {
    const range = { first, end: starts[i + 1]?.first ?? rows.length };
    const best = mostAccounted(rows.slice(range.first, range.end), candidates);
    return best === null ? [] : [{ kind: "form", ...range, heading: rows[first] as FlatRow, ...best }];
  });
  const reports = formats.flatMap((format) => (format.kind === "report" ? format.find(rows) : []));
  return [...forms, ...reports.map((report): Claim => ({ kind: "report", ...report }))].toSorted((a, b) => a.first - b.first);
}

type Candidate = Pick<FormClaim, "layout" | "number">;

/**
 * The layouts for which a form begins at a row: its title stands there, and 项目名称 follows before the next title (a
 * book's table of contents and its cover repeat titles; a running head inside a form does not begin another).
 */
function startAt(
  rows: readonly FlatRow[],
  row: FlatRow,
  first: number,
  layouts: readonly Layout[],
): readonly { readonly first: number; readonly candidates: readonly Candidate[] }[] {
  const text = onlyText(row);
  if (text === null || text.length > LONGEST_HEADING) return [];
  const key = titleKey(text);
  const candidates = layouts.flatMap((layout): readonly Candidate[] => {
    const match = layout.heading.exec(key);
    return match !== null && leadsToProjectName(rows, first, layout)
      ? [{ layout, number: match.groups?.["number"] ?? null }]
      : [];
  });
  return candidates.length === 0 ? [] : [{ first, candidates }];
}

function leadsToProjectName(rows: readonly FlatRow[], at: number, layout: Layout): boolean {
  for (const row of rows.slice(at + 1, at + HEAD_REACH)) {
    const text = onlyText(row);
    if (text !== null && (tableTitle(text) !== null || layout.heading.test(titleKey(text)))) return false;
    if (row.cells.some((cell) => layout.labels[labelKey(cell.text)] === "project_name")) return true;
  }
  return false;
}

/** The layout that knows most cells of the head and the header; none where the header of an indicator table is missing. */
function mostAccounted(region: readonly FlatRow[], candidates: readonly Candidate[]): Candidate | null {
  const counted = candidates.flatMap((candidate) => {
    const header = region.findIndex((row) => isIndicatorHeader(row, candidate.layout));
    return header < 0 ? [] : [{ candidate, count: accounted(region.slice(0, header + 1), candidate.layout) }];
  });
  return counted.toSorted((a, b) => b.count - a.count)[0]?.candidate ?? null;
}

/** How many cells of the rows are labels or column headers of the layout. */
function accounted(rows: readonly FlatRow[], layout: Layout): number {
  const isKnown = (text: string) => layout.labels[labelKey(text)] !== undefined || columnFieldOf(text, layout) !== null;
  return rows.flatMap(({ cells }) => cells.filter(({ text }) => isKnown(text))).length;
}
