import type { Place } from "@jixiao/contract";
import { doubt, quote, type Doubt } from "../doubts.ts";
import { onlyText, type FlatRow } from "../flat-rows.ts";
import type { Cell } from "../table.ts";
import { isSideLabelPiece } from "../vocabulary/furniture.ts";
import { bareText, labelKey } from "../vocabulary/text-key.ts";
import { isMoneySideLabel, yearsAmount, type FieldPath } from "../vocabulary/head-labels.ts";
import { cellsOver } from "./indicator-table/column-edges.ts";
import { executionAt } from "./execution.ts";
import { labelOf } from "./label-of.ts";
import type { Layout } from "./layout.ts";
import { moneyUnits, unitOfLabel } from "./money-units.ts";
import {
  joined,
  raw,
  type RawExecution,
  type RawExtra,
  type RawHead,
  type RawTask,
  type RawText,
  type Stated,
} from "./raw-form.ts";
import { labelled, PROSE, secondTexts, unknownLabels, type Labelled } from "./row-labels.ts";
import { isRunningText, isStatement, UNIT_LINE, yearOf } from "./statement-lines.ts";
import { withoutRepeatedSides } from "./repeated-sides.ts";
import { tasksAt } from "./tasks.ts";
import type { StatedTotal } from "./totals.ts";
import { unlabelled } from "./unlabelled.ts";

/** Reads the fields above the indicator table. */
export function readHead(printed: readonly FlatRow[], layout: Layout): RawHead {
  const rows = withoutRepeatedSides(printed, layout);
  const fields = new Map<FieldPath, RawText>();
  const doubts: Doubt[] = [];
  const extra: RawExtra[] = [];
  const execution: RawExecution[] = [];
  const tasks: RawTask[] = [];
  const totals: StatedTotal[] = [];
  let unitLine: RawText | null = null;
  const units = new Map<FieldPath, string>();
  const names = new Map<FieldPath, string>();
  let fiscalYear: Stated<number> | null = null;
  let headed: readonly ColumnHead[] = [];
  let below: FieldPath | null = null;
  let prose: readonly FieldPath[] = [];
  let open: OpenField | null = null;
  let blockEnd = 0;
  /** Labels beside which only the text of a row above stands. */
  const overhung = new Map<FieldPath, Cell>();
  /** Rows that are in no block. */
  const plain: FlatRow[] = [];

  for (const [n, row] of rows.entries()) {
    for (const cell of row.cells) {
      const bare = bareText(cell.text);
      fiscalYear ??= stated(yearOf(bare), cell);
      if (layout.unitLine && unitLine === null && UNIT_LINE.test(bare)) unitLine = raw([cell]);
    }
    if (n < blockEnd) continue;
    const list = tasksAt(rows, n, layout);
    if (list !== null) {
      tasks.push(...list.tasks);
      doubts.push(...list.doubts);
      extra.push(...list.extra);
      blockEnd = list.end;
      [headed, below, prose, open] = [[], null, [], null];
      continue;
    }
    const block = executionAt(rows, n);
    if (block !== null) {
      execution.push(...block.lines);
      doubts.push(...block.doubts);
      blockEnd = block.end;
      [headed, below, prose, open] = [[], null, [], null];
      continue;
    }
    plain.push(row);
    const found = labelled(
      { row, n, isUnderHeads: headed.length > 0, isUnderUnknown: extra.some(isUnknownAmount) },
      layout,
      totals,
    );
    const torn = open !== null && open.row === rows[n - 1] ? restOfCell(row, layout) : null;
    if (torn !== null && open !== null) {
      append(fields, open.field, raw([torn]));
      doubts.push(doubt("table_damaged", open.field, `${quote(torn.text)} stands a row below and was joined to it`));
    }
    open = openField(row, found);
    for (const { field, cell, value, known } of found) {
      const isAgain = field !== null && value !== null && isSecond(fields.get(field), value);
      if (isAgain && field === "project_name") doubts.push(doubt("table_damaged", "indicators", secondProject(value)));
      else if (isAgain)
        doubts.push(
          doubt("label_unknown", field, `${quote(cell.text)} says ${quote(value.text)}: which of them is meant is not told`),
        );
      const over = value === null && field !== null ? textOver(row, cell, layout) : null;
      if (field !== null && over !== null) overhung.set(field, over);
      if (field === null || isAgain) extra.push({ label: raw([cell]), text: value, known });
      else if (value !== null) {
        fields.set(field, value);
        names.set(field, labelKey(cell.text));
        const unit = unitOfLabel(cell.text);
        if (unit !== null) units.set(field, unit);
      }
    }
    doubts.push(...unknownHeads(row, rows[n + 1], found));
    const unknown = found.length > 0 || (headed.length === 0 && below === null) ? unknownLabels(row, layout, torn) : [];
    const second = secondTexts(row, found, unknown.flat());
    extra.push(...second.map(({ field: _, ...one }) => one));
    for (const { field, label, text } of second)
      if (field !== null)
        doubts.push(
          doubt(
            "label_unknown",
            field,
            `${quote(text?.text ?? "")} stands beside ${quote(label.text)} too: which of them is meant is not told`,
          ),
        );
    extra.push(...unknown.map(([label, text]): RawExtra => ({ label: raw([label]), text: raw([text]), known: false })));
    if (found.length > 0) {
      headed = columnHeads(found, layout);
      below = found.map(({ cell }) => layout.below[labelKey(cell.text)]).find((field) => field !== undefined) ?? null;
      prose = found.flatMap(({ field, value }) => (value !== null && field !== null && PROSE.has(field) ? [field] : []));
    } else if (headed.length > 0) {
      const texts = underHeads(row, headed);
      const isMore = headed.length === 1 && texts.length > 1; // a head is blank: its goal is lost too
      for (const { head, text, lost: isLost, column } of texts) {
        // In a dump the texts of one head stand below each other.
        const isApart =
          row.table?.merges === "lost" && head.field !== null && column < head.cell.column && fields.has(head.field);
        const lost = isLost || isApart;
        if (head.field === null) fillIn(extra, head.cell, text);
        else append(fields, head.field, text);
        const note = `${quote(text.text)} stands under neither column's head; taken for ${head.field ?? head.cell.text}`;
        const meant = new Set([...mayBeMeant(headed, row), ...(isMore ? headed.flatMap(({ field }) => besideGoal(field)) : [])]);
        if (lost) doubts.push(...[...meant].map((one) => doubt("goal_column_lost", one, note)));
      }
    } else if (below !== null && row.table !== null) {
      const texts = row.cells.filter((cell) => !isSideLabelPiece(cell.text)); // left of it the rest of a side label may stand
      const text = texts.at(-1);
      if (text === undefined) continue;
      const field: FieldPath = below;
      append(fields, field, raw([text]));
      if (row.table.merges === "kept" && texts.length > 1)
        doubts.push(doubt("label_unknown", field, `${quote(text.text)} does not stand below its label alone`));
      [prose, below] = [[field], null];
    } else if (prose.length > 0 && isRunningText(row)) {
      // A blank line inside a goal's cell: what follows it stands outside the table.
      const field = prose.at(-1) as FieldPath;
      append(fields, field, raw(row.cells));
      const note = `${quote(onlyText(row) ?? "")} stands outside the table; taken for more of ${field}`;
      doubts.push(...prose.map((path) => doubt("goal_column_lost", path, note)));
    }
  }
  for (const [field, { text }] of overhung)
    if (!fields.has(field))
      doubts.push(doubt("field_unreadable", field, `${quote(text)}, in a cell that begins a row above, may be its text`));
  const texts = [...fields.values(), unitLine, ...extra.flatMap(({ label, text }) => [label, text])];
  const used = placesOf(texts.filter((text) => text !== null));
  extra.push(...unlabelled(plain, used, layout, (text) => isStatement(text, layout)));
  takeYearsAmount(extra, fields, fiscalYear?.value ?? null);
  return { fields, labels: names, unitLine, money: moneyUnits(rows), units, fiscalYear, extra, execution, tasks, doubts };
}

/** What forms print beside a goal: the one of the other time, or what was reached. */
function besideGoal(field: FieldPath | null): readonly FieldPath[] {
  return (["overall_goal", "annual_goal", "goal_actual"] as const).filter((one) => one !== field);
}

/** The text of a cell that reaches down beside a label from a row above: whose it is, the lines do not tell. */
function textOver({ table, row }: FlatRow, label: Cell, layout: Layout): Cell | null {
  if (table?.merges !== "kept") return null;
  const beside = cellsOver(table, row).find(({ column }) => column === label.column + label.columnSpan);
  if (beside === undefined || beside.row === row || beside.text.trim() === "") return null;
  const isLabel = isSideLabelPiece(beside.text) || isMoneySideLabel(beside.text) || labelOf(beside.text, layout) !== null;
  return isLabel ? null : beside;
}

/** An amount, with its unit or without. */
const AMOUNT = /^\d[\d,，]*(?:\.\d+)?(?:[百千万亿]*元)?$/;

function isUnknownAmount({ text, known }: RawExtra): boolean {
  return !known && text !== null && AMOUNT.test(bareText(text.text));
}

function placesOf(texts: readonly RawText[]): ReadonlySet<Place> {
  return new Set(texts.flatMap(({ places }) => places));
}

/** A form inside a form, whose title nobody saw. */
function secondProject({ text }: RawText): string {
  return `the head names a second project, ${quote(text)}: which of them the indicators are of is not told`;
}

/** A header's words: short, no sentence, and a noun that goals and results are headed by. */
const HEAD_WORDS = /^[^\d。；;，,、：:]{0,14}(?:情况|目标|说明|要求|内容|成效|效果)$/;

/** `预期目标 | 完成情况说明`, with texts below both: a head that nobody knows may stand where a goal's text would. */
function unknownHeads(row: FlatRow, next: FlatRow | undefined, found: readonly Labelled[]): readonly Doubt[] {
  if (row.table === null || next?.table !== row.table) return [];
  return found.flatMap(({ field, cell, value }) => {
    const text = row.cells[row.cells.indexOf(cell) + 1];
    if (field === null || !PROSE.has(field) || value === null || text === undefined) return [];
    const below = next.cells.find(({ column }) => column === text.column);
    if (!HEAD_WORDS.test(bareText(text.text)) || below === undefined || HEAD_WORDS.test(bareText(below.text))) return [];
    return [doubt("label_unknown", field, `${quote(text.text)} may head ${quote(below.text)} below it, and be no text`)];
  });
}

/** A label a second time with another text: the first stands, and both are kept. */
function isSecond(before: RawText | undefined, value: RawText): boolean {
  return before !== undefined && bareText(before.text) !== "" && bareText(before.text) !== bareText(value.text);
}

/** The text of a label that heads a column and has no field. */
function fillIn(extra: RawExtra[], head: Cell, text: RawText): void {
  const label = raw([head]);
  const open = extra.findIndex((one) => one.text === null && one.label.places.every((place) => head.places.includes(place)));
  extra.splice(open < 0 ? extra.length : open, open < 0 ? 0 : 1, { label, text, known: true });
}

/** A label whose text stands in the rows below it; no field takes that of 全年（调整）绩效目标. */
interface ColumnHead {
  readonly field: FieldPath | null;
  readonly cell: Cell;
}

/** The heads of a row of goals: the labels that head columns, and those between them that no field takes. */
function columnHeads(found: readonly Labelled[], layout: Layout): readonly ColumnHead[] {
  const open = found.filter(({ value }) => value === null);
  const isHead = ({ field }: Labelled) => field !== null && layout.headed.includes(field);
  return open.some(isHead) ? withYearsGoal(open.filter((one) => isHead(one) || (one.field === null && one.known))) : [];
}

/** `2021年金额` in a form of 2021 is the year's; of another year it stays what it is. */
function takeYearsAmount(extra: RawExtra[], fields: Map<FieldPath, RawText>, year: number | null): void {
  const at = extra.findIndex(({ label }) => yearsAmount(label.text) !== null && yearsAmount(label.text) === year);
  const text = extra[at]?.text ?? null;
  if (text === null || fields.has("budget.annual_total")) return;
  fields.set("budget.annual_total", text);
  extra.splice(at, 1);
}

/** 总体目标 beside 全年实际完成情况 is what the year was to reach: results stand beside the goal that they are measured by. */
function withYearsGoal(heads: readonly ColumnHead[]): readonly ColumnHead[] {
  const has = (field: FieldPath) => heads.some((head) => head.field === field);
  if (!has("goal_actual") || has("annual_goal")) return heads;
  return heads.map((head) => (head.field === "overall_goal" ? { ...head, field: "annual_goal" } : head));
}

/** A field whose text ends its row: a line break in the cell would have torn the row there. */
interface OpenField {
  readonly field: FieldPath;
  readonly row: FlatRow;
}

function openField(row: FlatRow, found: readonly Labelled[]): OpenField | null {
  const last = found.at(-1);
  return last !== undefined && last.field !== null && last.value !== null && last.cell === row.cells.at(-2)
    ? { field: last.field, row }
    : null;
}

/** Words of cells that name a group of fields, and never the rest of one. */
const GROUP = /资金|预算|目标|指标|概况|依据|单位|日期|时间|信息|情况|[:：]$/;

/**
 * `后期管护补助\t项目性质\t…` below `项目名称\t高标准农田建设`: a dump wrote a line break inside a cell, and the rest of the cell
 * stands before the row's next label.
 */
function restOfCell(row: FlatRow, layout: Layout): Cell | null {
  const [first, second] = row.cells;
  if (row.table?.merges !== "lost" || first === undefined || second === undefined || first.column !== 0) return null;
  const isText = labelOf(first.text, layout) === null && !isSideLabelPiece(first.text) && !GROUP.test(first.text);
  return isText && labelOf(second.text, layout) !== null ? first : null;
}

function stated<T>(value: T | undefined, cell: Cell): Stated<T> | null {
  return value === undefined ? null : { value, places: cell.places };
}

/** Text below column heads (项目总目标 | 年度总体目标). `lost`: the text has no cell, the last head is assumed. */
function underHeads(
  row: FlatRow,
  heads: readonly ColumnHead[],
): readonly { readonly head: ColumnHead; readonly text: RawText; readonly lost: boolean; readonly column: number }[] {
  const cells = row.cells.filter((cell) => !isSideLabelPiece(cell.text));
  const last = heads.at(-1) as ColumnHead;
  if (row.table === null) return cells.map((cell) => ({ head: last, text: raw([cell]), lost: true, column: cell.column }));
  const isKept = row.table.merges === "kept";
  return cells.map((cell) => {
    const head = nearestHead(heads, cell);
    const isUnder = heads.some(({ cell: over }) => (isKept ? overlaps(over, cell) : over.column === cell.column));
    // Where cells are known, a text that no head stands over has a head that is blank.
    const lost =
      (!isUnder && (isKept || heads.length > 1)) ||
      cells.length > heads.length ||
      (isKept && (heads.length === 1 || cells.length < heads.length) && isOverSeveral(cell, heads));
    return { head, text: raw([cell]), lost, column: cell.column };
  });
}

/** A cell that covers the heads of two columns, or what stands left of all, is none of theirs for certain. */
function isOverSeveral({ column, columnSpan }: Cell, heads: readonly ColumnHead[]): boolean {
  const begins = heads.map(({ cell }) => cell.column);
  return column < Math.min(...begins) || begins.filter((one) => column <= one && one < column + columnSpan).length > 1;
}

/** The fields of which a text may be one: those that heads name; under a blank head of a goal it may be the other one's too. */
function mayBeMeant(heads: readonly ColumnHead[], { table }: FlatRow): readonly string[] {
  const named = heads.map(({ field }) => field ?? "extra");
  const isGoal = table?.merges === "kept" && named.some((field) => GOALS.includes(field));
  return [...new Set([...named, ...(isGoal ? GOALS : [])])];
}

const GOALS: readonly string[] = ["overall_goal", "annual_goal"];

function overlaps(over: Cell, { column, columnSpan }: Cell): boolean {
  return over.column < column + columnSpan && column < over.column + over.columnSpan;
}

/** The head that stands nearest above; of two as near the later, because dumps shift cells to the left. */
function nearestHead<T extends { readonly cell: Cell }>(heads: readonly T[], cell: Cell): T {
  return heads.reduce((best, head) =>
    Math.abs(head.cell.column - cell.column) <= Math.abs(best.cell.column - cell.column) ? head : best,
  );
}

function append(fields: Map<FieldPath, RawText>, field: FieldPath, more: RawText): void {
  const before = fields.get(field);
  if (before !== undefined && bareText(before.text) === bareText(more.text)) return; // a row that is printed twice
  fields.set(field, before === undefined ? more : joined(before, more, "\n"));
}
