import type { FormMark, PageAccount, Place, UnreadForm } from "@jixiao/contract";
import { onlyText, type FlatRow } from "../flat-rows.ts";
import type { Table } from "../table.ts";
import {
  isLevelColumn,
  isProjectLabel,
  isScoredHeader,
  isTargetHeader,
  isTargetHeaderLine,
  isTornHeaderLine,
} from "../vocabulary/form-marks.ts";
import { isSideLabelPiece } from "../vocabulary/furniture.ts";
import { tableTitle, titleKey } from "../vocabulary/titles.ts";
import { simplified } from "../vocabulary/traditional.ts";
import { isSubjectLabel, labelMeaning } from "../vocabulary/head-labels.ts";
import type { RowRange } from "./format.ts";
import { genericLayout } from "./generic-layout.ts";
import { isIndicatorHeader } from "./indicator-table/columns.ts";

/** A row that marks a form. */
interface Mark {
  readonly mark: FormMark;
  readonly at: number;
  readonly row: FlatRow;
  readonly printed: string;
  /** It says little without a title. */
  readonly isWeak?: boolean;
}

/** Rows from a title to the label of the project's name, and from either to the indicators' header; further apart they are two things. */
const LABEL_REACH = 12;
/** In text without cells a row of the head takes several lines, and columns may stand apart. */
const LABEL_REACH_IN_LINES = 40;
const HEADER_REACH = 80;

/**
 * Forms that stand in the document and gave no record: two of a title, a label of the project's name and an indicator
 * header near each other, outside the rows that records were read from. One mark alone is a mention: a line of a table of
 * contents, a list of projects, a sentence. On a page of which hardly anything can be read one is enough: what
 * stands beside it nobody knows.
 * @param pages what became of the document's pages
 */
export function unreadForms(
  rows: readonly FlatRow[],
  used: readonly RowRange[],
  pages: readonly PageAccount[] = [],
): readonly UnreadForm[] {
  const illegible = new Set(pages.flatMap(({ page, state }) => (state === "unread" ? [page] : [])));
  const isUsed = (at: number) => used.some(({ first, end }) => first <= at && at < end);
  const plain = rows.map(inSimplified);
  const marks = plain
    .flatMap((row, at) => (isUsed(at) ? [] : (markOf(row, at) ?? headerOfLines(plain, at) ?? [])))
    .map((mark) => (rows[mark.at] === plain[mark.at] ? mark : { ...mark, printed: asPrinted(rows[mark.at]) }));
  const parted = (from: number, to: number) => used.some(({ first }) => from < first && first < to);
  const groups: Mark[][] = [];
  for (const mark of marks) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    if (group === undefined || last === undefined || parted(last.at, mark.at)) groups.push([mark]);
    else if (belongs(group, mark)) group.push(mark);
    else if (isOwnTitle(group, mark)) groups.push([group.pop() as Mark, mark]); // it has a last one
    else groups.push([mark]);
  }
  return groups.flatMap((group) => (isForm(group) ? [group] : onIllegible(group, illegible))).map(unreadForm);
}

/** Forms in traditional characters are not read; they are seen. */
function inSimplified(row: FlatRow): FlatRow {
  const cells = row.cells.map((cell) => {
    const text = simplified(cell.text);
    return text === cell.text ? cell : { ...cell, text };
  });
  return cells.every((cell, i) => cell === row.cells[i]) ? row : { ...row, cells };
}

function asPrinted(row: FlatRow | undefined): string {
  return row?.cells.map(({ text }) => titleKey(text)).join(" | ") ?? "";
}

/** Two marks of a form; a header with points counts where a title stands. */
function isForm(group: readonly Mark[]): boolean {
  const hasTitle = group.some(({ mark }) => mark === "title");
  return new Set(group.flatMap(({ mark, isWeak }) => (isWeak === true && !hasTitle ? [] : [mark]))).size >= 2;
}

/** The marks that say something alone and stand on such a page, each as a form: whether the same title on the next page is another's nobody knows. */
function onIllegible(group: readonly Mark[], pages: ReadonlySet<number>): readonly (readonly Mark[])[] {
  const isThere = ({ row }: Mark) =>
    row.cells.some(({ places }) => places.some((place) => place.kind === "page" && pages.has(place.page)));
  return group.filter((mark) => mark.isWeak !== true && isThere(mark)).map((mark) => [mark]);
}

function markOf(row: FlatRow, at: number): Mark | null {
  const text = onlyText(row);
  if (text !== null && tableTitle(text) !== null) return { mark: "title", at, row, printed: titleKey(text) };
  const cells = row.cells.map((cell) => cell.text);
  if (row.table === null) return markOfLine(row, at, (text ?? "").trim());
  if (isTargetHeader(cells) && isTargetHeader(coveringTexts(row, row.table)))
    return { mark: "indicator_header", at, row, printed: cells.map(titleKey).join(" | ") };
  if (isScoredHeader(cells) || isIndicatorHeader(row, genericLayout))
    return { mark: "indicator_header", at, row, printed: cells.map(titleKey).join(" | "), isWeak: true };
  const first = cells.findIndex((cell) => !isSideLabelPiece(cell));
  const own = cells.slice(Math.max(0, first));
  const label = own.findIndex((cell, i) => (isProjectLabel(cell) || isSubjectLabel(cell)) && isBehindPairs(own.slice(0, i)));
  const name = own[label + 1];
  if (label < 0 || name === undefined) return null;
  const printed = `${titleKey(own[label] ?? "")} | ${titleKey(name)}`;
  return { mark: "project_name", at, row, printed, ...(label > 0 || !isProjectLabel(own[label] ?? "") ? { isWeak: true } : {}) };
}

/** Labels with their texts: `申报单位 | 甲站`. */
function isBehindPairs(cells: readonly string[]): boolean {
  return cells.length % 2 === 0 && cells.every((cell, i) => i % 2 === 1 || labelMeaning(cell) !== null);
}

/** Text whose table was not found: its header on one line, or the label that a project's name stands beside or below. */
function markOfLine(row: FlatRow, at: number, line: string): Mark | null {
  if (isTargetHeaderLine(line)) return { mark: "indicator_header", at, row, printed: line };
  const [, label = "", name = ""] = LABELLED_LINE.exec(line) ?? [];
  if (!isProjectLabel(label) || line.length > LONGEST_LABEL_LINE || /[。；;]/.test(name)) return null;
  return { mark: "project_name", at, row, printed: name === "" ? line : `${titleKey(label)} | ${titleKey(name)}` };
}

/** So many lines below each other may be the cells of one header; a header's cell is no longer than this. */
const HEADER_CELLS = 16;
const LONGEST_HEADER_CELL = 16;

/** The header of a table that was not found: its cells between spaces or tabs, or on a line each. Below a title it is a form's. */
function headerOfLines(rows: readonly FlatRow[], at: number): Mark | null {
  const row = rows[at] as FlatRow;
  const cells = cellsOfLine(row);
  const [first] = cells;
  const mark = (texts: readonly string[]): Mark => ({
    mark: "indicator_header",
    at,
    row,
    printed: texts.map(titleKey).join(" | "),
    isWeak: true,
  });
  if (isTornHeaderLine(cells)) return mark(cells);
  if (first === undefined || cells.some((cell) => cell.length > LONGEST_HEADER_CELL)) return null;
  if (isTargetHeader(cells)) return mark(cells);
  if (cells.length > 1 || !isLevelColumn(first)) return null;
  const below = rows.slice(at, at + HEADER_CELLS).map(cellsOfLine);
  const end = below.findIndex(([cell = "", ...more]) => more.length > 0 || cell === "" || cell.length > LONGEST_HEADER_CELL);
  const texts = below.slice(0, end < 0 ? undefined : end).flat();
  return isTargetHeader(texts) ? mark(texts) : null;
}

function cellsOfLine(row: FlatRow): readonly string[] {
  return row.table === null ? (onlyText(row) ?? "").split(/\s+/).filter((cell) => cell !== "") : [];
}

const LABELLED_LINE = /^([^\s:：]+)\s*[:：]?\s*(.*)$/;
/** A label with a project's name; more is a sentence that begins with one. */
const LONGEST_LABEL_LINE = 60;

/** Texts of the cells over a row, those that begin above it too: a header's 得分 may be two rows high. */
function coveringTexts({ row }: FlatRow, table: Table): readonly string[] {
  return table.cells.filter((cell) => cell.row <= row && row < cell.row + cell.rowSpan).map((cell) => cell.text);
}

/** Does a mark speak of the form that the group's marks speak of? Titles and headers may be printed again on each page. */
function belongs(group: readonly Mark[], { mark, at, row, printed }: Mark): boolean {
  const last = group.at(-1) as Mark;
  const has = (kind: FormMark) => group.some((other) => other.mark === kind);
  switch (mark) {
    case "title":
      return at - last.at <= HEADER_REACH && group.some((other) => other.mark === "title" && other.printed === printed);
    case "project_name":
      return !has("project_name") && !has("indicator_header") && at - last.at <= labelReach(row);
    case "indicator_header":
      return at - last.at <= HEADER_REACH;
  }
}

function labelReach({ table }: FlatRow): number {
  return table === null ? LABEL_REACH_IN_LINES : LABEL_REACH;
}

/** A title that was taken for the running head of the form above proves to be the next form's where a name follows it. */
function isOwnTitle(group: readonly Mark[], { mark, at, row }: Mark): boolean {
  const last = group.at(-1);
  return mark === "project_name" && group.length > 1 && last?.mark === "title" && at - last.at <= labelReach(row);
}

function unreadForm(group: readonly Mark[]): UnreadForm {
  const first = group[0] as Mark;
  const places = group.flatMap(({ row }) => row.cells.flatMap((cell): readonly Place[] => cell.places.slice(0, 1)));
  const refused = group.some(({ mark, printed }) => mark === "title" && tableTitle(printed)?.refused === true);
  const inTable = group.some(({ row }) => row.table !== null);
  return {
    places,
    marks: [...new Set(group.map(({ mark }) => mark))],
    printed: first.printed,
    reason: refused ? "refused" : inTable ? "unknown_layout" : "no_table",
  };
}
