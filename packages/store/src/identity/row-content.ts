import { hash } from "node:crypto";
import type { FieldShape, ListShape, RecordShape } from "@jixiao/contract";
import { NOT_SAID } from "../changes/comparable.ts";
import { type JsonContext, sortedGroupWriter } from "../records/record-json.ts";
import { jsonText } from "../json-text.ts";
import { type Cell, type RecordRows, type Row, rowsIn } from "../records/rows.ts";
import { columnsOf, shapeOfKind } from "../schema/record-tables.ts";
import { moneyFields, unitFields } from "./block-keys.ts";
import { contextFields, foldedHeadText, foldedRowText, isMoney, mergedFields } from "./cells.ts";
import { KEY_LENGTH } from "./fingerprint.ts";
import { type SaidValue, foldValue } from "./fold.ts";
import { doubtsOf } from "./reading-doubts.ts";

/**
 * `copy_key` of a fingerprint, straight from a record's stored rows: an export tells it of every record, and making all fingerprints took more time
 * than the export. What a record says, and what of it is in doubt, is what `cellsOf` says of it; tests compare the two.
 */
export function copyKeyOfRows(context: JsonContext): string | null {
  const shape = shapeOfKind(String(context.head[columnsOf("records").indexOf("kind")]));
  const plan = plans.get(shape) ?? planOf(shape);
  plans.set(shape, plan);
  const doubts = doubtsIn(context.rows);
  const ofHead = doubts("record", 0);
  const [own] = rowsIn(context.rows, shape.table);
  if (own === undefined || ofHead.rows) return null;
  const head = plan.head.map((field) => headCell(field, own, ofHead));
  const content = isAnchored(head) ? rowsContent(plan, context, doubts) : null;
  if (content === null) return null;
  const said = head.flatMap(({ name, text }) => (text === null ? [] : [[name, text]]));
  return hash("sha256", `["content",${JSON.stringify(shape.name)},[${JSON.stringify(said)},[${content}]]]`, "base64url").slice(
    0,
    KEY_LENGTH,
  );
}

/** How the cells of a kind of records are got from its rows. */
interface Plan {
  readonly head: readonly HeadField[];
  readonly lists: readonly ListPlan[];
  /** Whether a record without the value of an indicator is a blank one. */
  readonly needsValue: boolean;
}

interface HeadField {
  readonly name: string;
  readonly text: (row: Row) => string | null;
}

interface ListPlan {
  readonly table: string;
  readonly seq: number;
  readonly cells: readonly RowCell[];
}

interface RowCell {
  readonly name: string;
  /** What every printed row has: nothing is not said there, but unread. */
  readonly isEssential: boolean;
  /** What it says, with its name, as JSON; null where it says nothing. */
  readonly said: (row: Row, context: JsonContext, flags: readonly string[]) => string | null;
}

/** A cell's text, folded; null where it says nothing. */
type CellText = (row: Row, context: JsonContext, flags: readonly string[]) => string | null;

const plans = new Map<RecordShape, Plan>();

function planOf(shape: RecordShape): Plan {
  const columns = columnsOf(shape.table);
  const fields = [...shape.fields.filter(isOwn), ...shape.fields.filter(({ path }) => path.length > 1)];
  const head = fields.map((field) => ({ name: field.path.join("."), text: textOf(field, columns) }));
  return {
    head: head.filter(({ name }) => !contextFields.has(name)),
    lists: shape.lists.map(listPlan),
    needsValue: shape.name !== "performance_evaluation_report",
  };
}

function isOwn({ path, column }: FieldShape): boolean {
  return path.length === 1 && !NOT_SAID.has(column);
}

function listPlan(list: ListShape): ListPlan {
  const { table } = list;
  const columns = columnsOf(table);
  const isEssential = (name: string): boolean => table !== "indicators" || name === "level3" || name === "value";
  const fields = list.fields.filter(isOwn).map((field): [name: string, text: CellText] => [field.column, textOf(field, columns)]);
  const groups = list.groups.map(({ path }): [name: string, text: CellText] => [path.join("."), objectText(list, path)]);
  const cells = [...fields, ...groups]
    .filter(([name]) => !mergedFields.has(name))
    .map(([name, text]): RowCell => ({ name, isEssential: isEssential(name), said: saidText(name, text) }));
  const value: RowCell[] =
    table === "indicators" ? [{ name: "value", isEssential: true, said: namedText("value", valueText(list)) }] : [];
  return { table, seq: columns.indexOf("seq"), cells: [...cells, ...value] };
}

/** Rows of one group follow one another: what was said last is mostly said again. */
function saidText(name: string, text: CellText): RowCell["said"] {
  const start = `["${name}",`;
  let [last, said]: [string | null, string | null] = [null, null];
  return (row, context, flags) => {
    const printed = text(row, context, flags);
    if (printed === last) return said;
    const folded = foldedRowText(name, printed);
    last = printed;
    said = folded === null ? null : `${start}${jsonText(folded)}]`;
    return said;
  };
}

function namedText(name: string, text: CellText): RowCell["said"] {
  const start = `["${name}",`;
  return (row, context, flags) => {
    const folded = text(row, context, flags);
    return folded === null ? null : `${start}${jsonText(folded)}]`;
  };
}

/** A field's text before it is folded, as `comparableRecord` has it. */
function textOf({ column, type }: FieldShape, columns: readonly string[]): (row: Row) => string | null {
  const at = columns.indexOf(column);
  return (row) => {
    const cell = row[at] ?? null;
    if (cell === null || typeof cell === "string") return cell;
    return type === "boolean" ? String(cell === 1) : String(cell);
  };
}

function objectText(list: ListShape, path: readonly string[]): CellText {
  const write = sortedGroupWriter(list, path);
  return (row, context) => {
    const json = write(row, context);
    return json === "null" ? null : json;
  };
}

/** What an indicator's value says: `valueOf` of cells.ts. */
function valueText(list: ListShape): CellText {
  const columns = columnsOf(list.table);
  const [seq, type, text] = [columns.indexOf("seq"), columns.indexOf("type"), columns.indexOf("value_text")];
  const parts = list.lists.find(({ path }) => path.join(".") === "value.parts");
  const said = saidValue(columns);
  const saidPart = parts === undefined ? null : saidValue(columnsOf(parts.table));
  return (row, context, flags) => {
    const printed = cellText(row[text]);
    const kind = row[type] ?? null;
    if (kind === null && flags.includes("template_blank")) return null;
    const isRead = kind !== null && kind !== "qualitative" && !flags.includes("demands_unread");
    if (!isRead) return foldValue(null, printed, true); // its text, whatever the value is
    const inner =
      parts === undefined || saidPart === null
        ? []
        : context.innerRows(parts.table, row[seq] ?? null).map((part) => saidPart(part, []));
    return foldValue(said(row, inner), printed, true);
  };
}

function saidValue(columns: readonly string[]): (row: Row, parts: readonly SaidValue[]) => SaidValue {
  const textAt = (name: string): ((row: Row) => string | null) => {
    const at = columns.indexOf(name);
    return at < 0 ? () => null : (row) => cellText(row[at]);
  };
  const [type, comparator, number, number_high, unit] = [
    textAt("type"),
    textAt("comparator"),
    textAt("number"),
    textAt("number_high"),
    textAt("unit"),
  ];
  const [low_comparator, high_comparator, date, date_high] = [
    textAt("low_comparator"),
    textAt("high_comparator"),
    textAt("date"),
    textAt("date_high"),
  ];
  const [subject, text] = [textAt("subject"), textAt("text")];
  return (row, parts) => ({
    type: type(row),
    comparator: comparator(row),
    number: number(row),
    number_high: number_high(row),
    unit: unit(row),
    low_comparator: low_comparator(row),
    high_comparator: high_comparator(row),
    date: date(row),
    date_high: date_high(row),
    subject: subject(row),
    text: text(row),
    parts,
  });
}

function cellText(cell: Cell | undefined): string | null {
  return cell === undefined || cell === null ? null : String(cell);
}

interface HeadCell {
  readonly name: string;
  readonly text: string | null;
  readonly isCertain: boolean;
}

function headCell({ name, text }: HeadField, row: Row, doubts: RowDoubts): HeadCell {
  const printed = text(row);
  const isMoneyField = isMoney(name);
  const isCertain = !doubts.isDoubted(name) && !(isMoneyField && doubts.isDoubted("budget"));
  if (printed === null) return { name, text: null, isCertain: isCertain && !(isMoneyField && doubts.isSwallowed) };
  return { name, text: foldedHeadText(name, printed), isCertain };
}

/** Whether two of name, unit and money say something, and nothing of them was unread. */
function isAnchored(head: readonly HeadCell[]): boolean {
  const named = (name: string): HeadCell | undefined => head.find((cell) => cell.name === name);
  const isUnread = (cell: HeadCell | undefined): boolean => cell?.text === null && !cell.isCertain;
  if (["fiscal_year", ...ANCHORS.flat()].some((name) => isUnread(named(name)))) return false;
  return ANCHORS.filter((names) => names.map(named).some((cell) => cell !== undefined && cell.text !== null)).length >= 2;
}

const ANCHORS: readonly (readonly string[])[] = [["project_name"], unitFields, moneyFields];

/** The rows as JSON; null where one is unread, or none says the value of an indicator. */
function rowsContent({ lists, needsValue }: Plan, context: JsonContext, doubts: Doubted): string | null {
  let [content, isBlank] = ["", needsValue];
  for (const { table, seq, cells } of lists)
    for (const row of rowsIn(context.rows, table)) {
      const marks = doubts(table, row[seq] ?? null);
      let said = "";
      for (const cell of cells) {
        const one = cell.said(row, context, marks.flags);
        if (one !== null) said += said === "" ? one : `,${one}`;
        else if (cell.isEssential && (marks.rows || marks.isDoubted(cell.name))) return null;
        if (one !== null && cell.name === "value") isBlank = false;
      }
      content += `${content === "" ? "" : ","}["${table}",[${said}]]`;
    }
  return isBlank ? null : content;
}

/** What of a row is in doubt. */
interface RowDoubts {
  readonly flags: readonly string[];
  readonly rows: boolean;
  readonly isDoubted: (field: string) => boolean;
  /** Cells ran together, so that an amount that is not there may stand in a neighbour's text. */
  readonly isSwallowed: boolean;
}

type Doubted = (part: string, seq: Cell) => RowDoubts;

const UNDOUBTED: RowDoubts = { flags: [], rows: false, isDoubted: () => false, isSwallowed: false };

function doubtsIn(rows: RecordRows): Doubted {
  if (rowsIn(rows, "flags").length === 0) return () => UNDOUBTED;
  const flags = Map.groupBy(rowsIn(rows, "flags"), ([part, seq]) => `${part} ${seq}`);
  const evidence = Map.groupBy(rowsIn(rows, "evidence"), ([part, seq]) => `${part} ${seq}`);
  return (part, seq) => {
    const own = flags.get(`${part} ${seq}`);
    if (own === undefined) return UNDOUBTED;
    const codes = own.map(([, , , flag]) => String(flag));
    // Rows of other lists have no evidence of their own.
    const explained = (evidence.get(`${part} ${seq}`) ?? []).map(([, , , flag, field = null]) => ({
      flag: String(flag),
      field: cellText(field),
    }));
    const doubts = doubtsOf({ flags: codes, evidence: explained }, part === "record" ? "head" : "row");
    const isDoubted = (field: string): boolean => doubts.all || doubts.fields.has(field);
    return { flags: codes, rows: doubts.rows, isDoubted, isSwallowed: codes.includes("field_unreadable") };
  };
}
