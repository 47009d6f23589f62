import { quote, shortened } from "../doubts.ts";
import type { FlatRow } from "../flat-rows.ts";
import { isUnread, type Cell } from "../table.ts";
import { isSideLabel, isSideLabelPiece } from "../vocabulary/furniture.ts";
import { bareText, labelKey } from "../vocabulary/text-key.ts";
import { labelLexicon, labelMeaning } from "../vocabulary/head-labels.ts";
import { labelOf } from "./label-of.ts";
import type { FieldPath, Layout } from "./layout.ts";
import type { RawHead } from "./raw-form.ts";

/** A field of the head that is null though something of it is printed, and why that is known. */
export interface LostField {
  readonly field: FieldPath | "fiscal_year" | "currency_unit" | "extra";
  readonly note: string;
}

/** What a recognized head is searched for: its rows, and what was found in them. */
export interface SearchedHead {
  readonly headRows: readonly FlatRow[];
  readonly head: RawHead;
  readonly layout: Layout;
  readonly fiscalYear: number | null;
}

/**
 * Fields of a recognized form that were lost: their label was read, and the cell of their text has ink and no text; or a cell
 * stands in the grid whose words nobody could read, or that is a label with a letter or two misread. A field of which nothing is
 * seen is not printed, and a blank cell is blank: neither is lost.
 */
export function lostFields({ headRows, head, layout, fiscalYear }: SearchedHead): readonly LostField[] {
  const isFound = (field: FieldPath) => bareText(head.fields.get(field)?.text ?? "") !== "";
  const all = headRows.map(cellsOf);
  const isLabel = (cell: Cell) => labelOf(cell.text, layout) !== null || fieldsOf(cell, layout).length > 0;
  const labels = all.flatMap((cells, row) => cells.flatMap((cell) => (isLabel(cell) ? [{ cell, row }] : [])));
  const explained = new Set<Cell>(labels.map(({ cell }) => cell));
  const lost = new Map<LostField["field"], string>();
  for (const label of labels) {
    const values = unreadOf(label, all, layout, explained);
    for (const cell of values) explained.add(cell);
    const fields = fieldsOf(label.cell, layout);
    const missing: readonly LostField["field"][] = fields.length === 0 ? ["extra"] : fields.filter((field) => !isFound(field));
    if (values.length > 0)
      for (const field of missing)
        lost.set(field, `the cell beside ${labelKey(label.cell.text)} has ink, and nothing was read in it`);
  }
  const seen = new Set(
    labels.filter(({ cell }) => typeof labelOf(cell.text, layout) === "string").flatMap(({ cell }) => fieldsOf(cell, layout)),
  );
  const unseen = (field: FieldPath) =>
    !seen.has(field) && !isFound(field) && !(field === "implementing_unit" && head.unitLine !== null);
  for (const cell of all.flat().filter((one) => !explained.has(one) && isUnexplained(one, head)))
    for (const { field, note } of mayBe(cell, layout, unseen)) if (!lost.has(field)) lost.set(field, note);
  for (const { field, note } of all.flat().flatMap((cell) => swallowed(cell, layout, unseen)))
    if (!lost.has(field)) lost.set(field, note);
  const open = all.flat().find(isOpen);
  if (open !== undefined)
    for (const field of labels.flatMap(({ cell }) => fieldsOf(cell, layout)))
      if (!isFound(field) && !lost.has(field))
        lost.set(field, `its text may stand in ${quote(bareText(open.text))}, which may be two cells`);
  for (const stated of lostStatements(headRows, head, fiscalYear)) lost.set(stated.field, stated.note);
  return [...lost].map(([field, note]) => ({ field, note }));
}

/** The cells of a row that begin in it, those without text too; a paragraph's one. */
function cellsOf({ table, row, cells }: FlatRow): readonly Cell[] {
  if (table === null) return cells;
  return table.cells.filter((cell) => cell.row === row).toSorted((a, b) => a.column - b.column);
}

function fieldsOf(cell: Cell, layout: Layout): readonly FieldPath[] {
  const below = layout.below[labelKey(cell.text)];
  return [...fieldsMeant(labelOf(cell.text, layout)), ...(below === undefined ? [] : [below])];
}

/** The fields that a label may be of: of a part of a total (`其中：财政拨款`) the project's and the year's. */
export function fieldsMeant(meaning: ReturnType<typeof labelOf>): readonly FieldPath[] {
  if (meaning === null || meaning === "extra") return [];
  if (meaning === "part.fiscal") return ["budget.project_fiscal", "budget.annual_fiscal"];
  if (meaning === "part.other") return ["budget.project_other", "budget.annual_other"];
  return typeof meaning === "string" ? [meaning] : meaning;
}

/** The labels that a head may print: the layout's own, and those of its words that the lexicon knows; of one that has none those of the lexicon. */
export function labelsOf(layout: Layout): readonly (readonly [label: string, fields: readonly FieldPath[]])[] {
  const own = Object.entries(layout.labels).map(([label, fields]) => [label, [fields].flat()] as const);
  const printed = (layout.prints ?? "").split(" ").map((word) => [word, fieldsMeant(labelMeaning(word))] as const);
  const all = [...own, ...printed.filter(([, fields]) => fields.length > 0)];
  if (all.length > 0) return all;
  return labelLexicon.flatMap(({ field, names }) => names.split(" ").map((name) => [name, fieldsMeant(field)] as const));
}

/** Cells with ink and no text where a label's text stands: to its right before the next text, or below a label that heads a column. */
function unreadOf(
  { cell: label, row }: { readonly cell: Cell; readonly row: number },
  all: readonly (readonly Cell[])[],
  layout: Layout,
  explained: ReadonlySet<Cell>,
): readonly Cell[] {
  const cells = all[row] ?? [];
  const right = cells.slice(cells.indexOf(label) + 1);
  const next = right.findIndex((cell) => bareText(cell.text) !== "");
  const beside = right.slice(0, next < 0 ? right.length : next).filter(isUnread);
  const headsColumn = fieldsOf(label, layout).some(
    (field) => layout.headed.includes(field) || Object.values(layout.below).includes(field),
  );
  const under = (headsColumn ? (all[row + 1] ?? []) : []).filter(
    (cell) => isUnread(cell) && cell.column < label.column + label.columnSpan && label.column < cell.column + cell.columnSpan,
  );
  return [...beside, ...under].filter((cell) => !explained.has(cell));
}

/** Recognized cells of the table that are neither the text of a field nor furniture of the form. */
function isUnexplained(cell: Cell, { fields, unitLine, money, fiscalYear, extra, execution }: RawHead): boolean {
  if (cell.rawText === undefined || isSideLabel(cell.text) || (bareText(cell.text) !== "" && isSideLabelPiece(cell.text)))
    return false;
  if (bareText(cell.text) === "") return isUnread(cell);
  const lines = execution.flatMap((line) => [line.item, ...line.cells.values(), ...line.extra.map(({ text }) => text)]);
  // A second text beside a label that is known may be a label itself.
  const others = extra.filter(({ label, known }) => known || labelMeaning(label.text) === null);
  const used = [...fields.values(), unitLine, money.unit, fiscalYear, ...others.map(({ text }) => text), ...lines];
  return !used.some((text) => text?.places.some((place) => cell.places.includes(place)) === true);
}

/** A label may differ from what was read by this share of its letters. */
const MISREAD_SHARE = 1 / 3;

/** The fields whose labels a cell may be: those it comes near to; all that were not seen where nobody knows what was read. */
function mayBe(
  cell: Cell,
  layout: Layout,
  isUnseen: (field: FieldPath) => boolean,
): readonly { field: FieldPath; note: string }[] {
  const text = labelKey(cell.text);
  const labels = labelsOf(layout).flatMap(([label, fields]) => fields.filter(isUnseen).map((field) => ({ label, field })));
  const near = labels.filter(({ label }) => isNear(text, label));
  if (near.length > 0) return near.map(({ label, field }) => ({ field, note: `${text} may be the label ${label}` }));
  if (cell.flags?.includes("ocr_uncertain") !== true) return [];
  const what = text === "" ? "a cell has ink, and nothing was read in it" : `${text} was not read surely`;
  return labels.map(({ label, field }) => ({ field, note: `${what}; it may be the label ${label}, which was not found` }));
}

/** May the cell be several, between which no line is drawn? */
export function isOpen({ flags }: { readonly flags?: Cell["flags"] | undefined }): boolean {
  return flags?.includes("table_damaged") === true;
}

/** A label inside a text that was not read surely: a line between cells is missing, and both texts were read as one. A goal may name a label. */
function swallowed(
  { text, flags }: Cell,
  layout: Layout,
  isUnseen: (field: FieldPath) => boolean,
): readonly { field: FieldPath; note: string }[] {
  const key = labelKey(text);
  const isLong = key.length > LONGEST_SWALLOWING;
  if (!isOpen({ flags }) && (isLong || flags?.includes("ocr_uncertain") !== true)) return [];
  const words = key.replaceAll(FIGURES, ""); // an amount may stand between the lines of its label
  const holds = (label: string) => (isLong ? key.startsWith(label) : key.includes(label) || words.includes(label));
  const below = Object.entries(layout.below).map(([label, field]) => [label, [field]] as const);
  return [...labelsOf(layout), ...below].flatMap(([label, fields]) =>
    label.length >= SHORTEST_SWALLOWED && key.length > label.length && holds(label)
      ? fields.filter(isUnseen).map((field) => ({ field, note: `the label ${label} stands inside ${shortened(key)}` }))
      : [],
  );
}

const FIGURES = /\d[\d.,，]*/g;
const [LONGEST_SWALLOWING, SHORTEST_SWALLOWED] = [40, 4];

function isNear(text: string, label: string): boolean {
  if (text.length !== label.length) return false;
  return Array.from(text).filter((char, i) => char !== label[i]).length <= label.length * MISREAD_SHARE;
}

/** A year and a money unit stand in lines of their own: one that was not read surely and may be theirs. */
function lostStatements(rows: readonly FlatRow[], head: RawHead, fiscalYear: number | null): readonly LostField[] {
  const doubtful = rows.flatMap(cellsOf).filter(({ flags = [] }) => flags.includes("ocr_uncertain"));
  const like = (pattern: RegExp) => doubtful.find(({ text }) => bareText(text).length <= LONGEST_STATEMENT && pattern.test(text));
  const [year, unit] = [like(LIKE_YEAR), like(LIKE_MONEY_UNIT)];
  const note = ({ text }: Cell) =>
    `${bareText(text) === "" ? "a cell has ink, and nothing was read in it" : `${bareText(text)} was not read surely`}; it may state it`;
  return [
    ...(fiscalYear === null && year !== undefined ? [{ field: "fiscal_year" as const, note: note(year) }] : []),
    ...(head.money.unit === null && unit !== undefined ? [{ field: "currency_unit" as const, note: note(unit) }] : []),
  ];
}

const LONGEST_STATEMENT = 16;
/** What is left of `(2025年度)` where it was misread. */
const LIKE_YEAR = /[年度]|2\s*[0O]\s*\d/;
/** What is left of `单位：万元` and `项目资金（元）`. */
const LIKE_MONEY_UNIT = /单位|单.[:：]|.位[:：]|[元无][)）]?$/;
