import type { Place } from "@jixiao/contract";
import { cleanLabel, parseDate } from "@jixiao/normalize";
import { onlyText, type FlatRow } from "../../flat-rows.ts";

export type HeaderField = "project_name" | "implementing_unit" | "department" | "commissioned_by" | "evaluator" | "report_number";

export interface ReportHeader {
  readonly fields: ReadonlyMap<HeaderField, { readonly text: string; readonly places: readonly Place[] }>;
  readonly date: { readonly text: string; readonly places: readonly Place[] } | null;
  /** First row behind the title. */
  readonly start: number;
}

const labels: Readonly<Record<string, HeaderField>> = {
  项目名称: "project_name",
  评价项目: "project_name",
  评价项目名称: "project_name",
  项目单位: "implementing_unit",
  项目实施单位: "implementing_unit",
  实施单位: "implementing_unit",
  被评价单位: "implementing_unit",
  预算单位: "implementing_unit",
  主管部门: "department",
  项目主管部门: "department",
  主管单位: "department",
  委托单位: "commissioned_by",
  委托方: "commissioned_by",
  委托部门: "commissioned_by",
  评价机构: "evaluator",
  评价单位: "evaluator",
  第三方评价机构: "evaluator",
  受托机构: "evaluator",
  报告文号: "report_number",
  报告编号: "report_number",
};

const TITLE = /绩效(?:重点|再)?评价(?:工作)?报告(?:书)?$/;
const LABELLED = /^(?<label>[\p{Script=Han}]{4,9})[:：](?<text>.+)$/u;
/** The fields follow the title on the cover; what stands further away is prose. */
const REACH = 30;

/**
 * Finds a report by its cover: a line that ends with 绩效评价报告, and at least two of the cover's fields below it.
 * A table of contents or a budget book that mentions such a report has no such fields.
 */
export function findHeader(rows: readonly FlatRow[]): ReportHeader | null {
  for (const [at, row] of rows.entries()) {
    const title = plain(row);
    if (title === null || title.length > 80 || !TITLE.test(title)) continue;
    const fields = fieldsBelow(rows.slice(at + 1, at + REACH));
    if (fields.size >= 2 && (fields.has("project_name") || fields.has("evaluator")))
      return { fields, date: dateBelow(rows.slice(at + 1, at + REACH)), start: at + 1 };
  }
  return null;
}

function plain(row: FlatRow): string | null {
  const text = onlyText(row);
  return text === null ? null : text.replaceAll(/[\s\u3000*#]+/g, "");
}

function fieldsBelow(rows: readonly FlatRow[]): ReportHeader["fields"] {
  const fields = new Map<HeaderField, { text: string; places: readonly Place[] }>();
  for (const row of rows) {
    const [label, text] = labelled(row);
    const field = labels[label.replaceAll(/[\s\u3000:：*]+/g, "")];
    const clean = text === null ? null : cleanLabel(text.replaceAll("*", ""));
    if (field !== undefined && clean !== null && !fields.has(field))
      fields.set(field, { text: clean, places: row.cells.flatMap((cell) => cell.places) });
  }
  return fields;
}

/** `项目名称：…` in one line, or label and text in two cells. */
function labelled(row: FlatRow): readonly [label: string, text: string | null] {
  if (row.cells.length === 2) return [row.cells[0]?.text ?? "", row.cells[1]?.text ?? null];
  const match = LABELLED.exec((plain(row) ?? "").slice(0, 200))?.groups;
  return [match?.["label"] ?? "", match?.["text"] ?? null];
}

function dateBelow(rows: readonly FlatRow[]): ReportHeader["date"] {
  for (const row of rows) {
    const date = parseDate((plain(row) ?? "").replace(/^(?:报告)?日期[:：]/, ""));
    if (date !== null && date.length >= 7) return { text: date, places: row.cells.flatMap((cell) => cell.places) };
  }
  return null;
}
