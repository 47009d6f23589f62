import type { Place } from "@jixiao/contract";
import { cleanLabel, parseDate } from "@jixiao/normalize";
import { onlyText, type FlatRow } from "../../flat-rows.ts";

export type HeaderField =
  | "project_name"
  | "implementing_unit"
  | "department"
  | "commissioned_by"
  | "evaluator"
  | "report_number"
  | "report_date";

export interface Printed {
  readonly text: string;
  readonly places: readonly Place[];
}

/** A report's cover and the rows that belong to the report. */
export interface ReportHeader {
  readonly fields: ReadonlyMap<HeaderField, Printed>;
  /** The title without white space, its lines joined. */
  readonly title: string;
  readonly titlePlaces: readonly Place[];
  /** First row of the report, of its body behind the title, and the row behind its last. */
  readonly first: number;
  readonly start: number;
  readonly end: number;
}

/** Labels of a cover, each as alternatives between bars. */
const wordings: readonly (readonly [field: HeaderField, labels: string])[] = [
  ["project_name", "项目名称|评价项目|评价项目名称|被评价项目|绩效评价项目|绩效评价项目名称"],
  ["implementing_unit", "项目单位|项目实施单位|实施单位|被评价单位|预算单位|项目承担单位|资金使用单位|预算部门单位"],
  ["department", "主管部门|项目主管部门|主管单位|预算主管部门|预算部门"],
  ["commissioned_by", "委托单位|委托方|委托部门|评价委托方|委托机构|评价委托单位|委托人"],
  ["evaluator", "评价机构|评价单位|第三方评价机构|第三方机构|受托机构|受托单位|绩效评价机构|受托评价机构|评价方"],
  ["report_number", "报告文号|报告编号|报告书编号|文号|编号|报告号"],
  ["report_date", "报告日期|报告时间|报告出具日期|出具日期|日期|完成日期|完成时间"],
];
const labels = new Map(wordings.flatMap(([field, words]) => words.split("|").map((word) => [word, field] as const)));

const TITLE = /绩效(?:重点|再|后|跟踪|财政)?评价(?:工作)?报告(?:书)?(?:[（(][^（）()]{1,8}[)）])?$/;
/** A sentence that speaks of a report. */
const MENTION = /[。，；]/;
const LABELLED = /^(?<label>[\p{Script=Han}\s\u3000*]{2,20}?)(?:[（(][^（）()]{1,6}[)）]\s*)?[:：](?<text>.*)$/su;
/** `津财绩评〔2024〕17号` without a label. */
const BARE_NUMBER = /^[\p{Script=Han}]{2,12}[[〔【（(]20\d{2}[\]〕】）)]第?\d+号?$/u;
/** What ends a cover, and the longest line that can stand on one. */
const END_OF_COVER = /^(?:目录|目次|摘要|前言|引言|声明|[一1][、.．]|第[一1][章部])|[。；]$|表$/;
const LONGEST_LINE = 80;
/** Rows below the title in which the cover's fields stand, and rows above it (number, year, first lines of the title). */
const REACH = 30;
const REACH_ABOVE = 4;

/**
 * Finds reports by their covers: a line that ends with 绩效评价报告, and at least two of a cover's fields around it.
 * A table of contents or a budget book that mentions such a report has no such fields.
 */
export function findHeaders(rows: readonly FlatRow[]): readonly ReportHeader[] {
  const covers: ReportHeader[] = [];
  for (const [at, row] of rows.entries()) {
    const title = plain(row);
    if (title === null || title.length > LONGEST_LINE || !TITLE.test(title) || MENTION.test(title)) continue;
    const above = linesAbove(rows, at, covers.at(-1)?.start ?? 0);
    const fields = fieldsOf([...coverBelow(rows, at), ...above]);
    if (!isCover(fields) || isSameCover(covers.at(-1), fields)) continue;
    const titleRows = [...above.filter(isTitleLine), row];
    covers.push({
      fields,
      title: titleRows.map((line) => plain(line) ?? "").join(""),
      titlePlaces: titleRows.flatMap(({ cells }) => cells.flatMap(({ places }) => places)),
      first: at - above.length,
      start: at + 1,
      end: rows.length,
    });
  }
  return covers.map((cover, i) => ({ ...cover, end: covers[i + 1]?.first ?? rows.length }));
}

/** Is a line above the last one of a title part of it, and neither a label nor the report's number or date? */
function isTitleLine(row: FlatRow): boolean {
  const line = plain(row) ?? "";
  return !LABELLED.test(line) && !BARE_NUMBER.test(line) && parseDate(line) === null;
}

function isCover(fields: ReportHeader["fields"]): boolean {
  const naming = (["project_name", "evaluator", "implementing_unit", "commissioned_by"] as const).filter((name) =>
    fields.has(name),
  );
  return naming.length >= 1 && [...fields.keys()].filter((name) => name !== "report_date").length >= 2;
}

/** A report may print its cover again on the title page. */
function isSameCover(before: ReportHeader | undefined, fields: ReportHeader["fields"]): boolean {
  const same = (name: HeaderField) => before?.fields.get(name)?.text === fields.get(name)?.text;
  return before !== undefined && same("project_name") && same("implementing_unit") && same("evaluator");
}

function plain(row: FlatRow): string | null {
  const text = onlyText(row);
  return text === null ? null : text.replaceAll(/<[^<>]*>|[\s\u3000*#]+/g, "");
}

/** Short lines directly above the title: the beginning of the title, the report's number. */
function linesAbove(rows: readonly FlatRow[], at: number, from: number): readonly FlatRow[] {
  const above: FlatRow[] = [];
  for (let i = at - 1; i >= Math.max(from, at - REACH_ABOVE); i--) {
    const text = plain(rows[i] as FlatRow);
    if (text === null || text.length > 40 || /[。；]|\d$/.test(text) || END_OF_COVER.test(text)) break;
    above.unshift(rows[i] as FlatRow);
  }
  return above;
}

function coverBelow(rows: readonly FlatRow[], at: number): readonly FlatRow[] {
  const below = rows.slice(at + 1, at + 1 + REACH);
  const end = below.findIndex((row) => {
    const text = plain(row);
    if (text === null) return row.cells.length !== 2 && row.cells.length !== 4;
    return END_OF_COVER.test(text) || (text.length > LONGEST_LINE && !LABELLED.test(text)) || TITLE.test(text);
  });
  return end < 0 ? below : below.slice(0, end);
}

function fieldsOf(rows: readonly FlatRow[]): ReportHeader["fields"] {
  const fields = new Map<HeaderField, Printed>();
  const put = (field: HeaderField | undefined, text: string | null, row: FlatRow | undefined) => {
    const clean = text === null ? null : cleanLabel(text.replaceAll("*", ""));
    if (field === undefined || clean === null || fields.has(field) || row === undefined) return;
    const value = field === "report_date" ? parseDate(clean) : clean;
    if (value !== null) fields.set(field, { text: value, places: row.cells.flatMap(({ places }) => places) });
  };
  for (const [i, row] of rows.entries()) {
    for (const [label, text] of labelled(row)) {
      const next = rows[i + 1];
      const alone = text === "" && next !== undefined && labelled(next).length === 0;
      put(labels.get(label), alone ? plain(next) : text, alone ? next : row);
    }
    const text = plain(row) ?? "";
    if (BARE_NUMBER.test(text)) put("report_number", text, row);
    else if ((parseDate(text)?.length ?? 0) >= 7) put("report_date", text, row);
  }
  return fields;
}

/** `项目名称：…` in one line, or label and text in two cells, once or twice in a row. */
function labelled(row: FlatRow): readonly (readonly [label: string, text: string])[] {
  const texts = row.cells.map(({ text }) => text);
  if (texts.length === 2 || texts.length === 4)
    return texts.flatMap((text, i) =>
      i % 2 === 0 ? [[text.replaceAll(/[\s\u3000:：*]+|[（(].*[)）]/g, ""), texts[i + 1] ?? ""] as const] : [],
    );
  const match = LABELLED.exec((onlyText(row) ?? "").replace(/^[\s\u3000*#]+/, ""))?.groups;
  return match === undefined
    ? []
    : [[(match["label"] ?? "").replaceAll(/[\s\u3000*]+/g, ""), (match["text"] ?? "").replaceAll("*", "").trim()]];
}

/** The date below the evaluator's signature at the report's end. */
export function signatureDate(rows: readonly FlatRow[], evaluator: string | null): Printed | null {
  for (const [i, row] of rows.entries()) {
    const next = rows[i + 1];
    if (evaluator === null || next === undefined || cleanLabel(plain(row) ?? "") !== evaluator) continue;
    const date = parseDate(plain(next) ?? "");
    if (date !== null && date.length >= 7) return { text: date, places: next.cells.flatMap(({ places }) => places) };
  }
  return null;
}
