import { guarded } from "../failure.ts";
import type { Row } from "../records/rows.ts";
import { cellRows, text, theRow } from "../row.ts";
import { type Flat, flats } from "../schema/views/flat.ts";
import { views } from "../schema/views/index.ts";
import type { MoneyUnit, ViewColumn } from "../schema/views/view.ts";
import type { Store } from "../store.ts";
import { documentPages } from "./document-pages.ts";
import { type ExportFilter, flagCondition, recordCondition } from "./filter.ts";

/** A column of a flat table, with its names and meaning in both languages. */
export interface FlatColumn {
  readonly name: string;
  /** Its Chinese name. */
  readonly label: string;
  readonly en: string;
  readonly zh: string;
  /** How its cells come: `decimal` as the exact text, `integer` as text where it may pass 2^53 (`*_fen`), else as a number. */
  readonly type: "text" | "integer" | "decimal";
  /** Of an amount of money; null of all else. */
  readonly unit: MoneyUnit | null;
}

/** A flat table, read as it is iterated. */
export interface FlatTable {
  /** `indicators`, `forms` and the like: the view's name without `v_`. */
  readonly name: string;
  /** Its Chinese name: 指标, 项目. */
  readonly label: string;
  readonly en: string;
  readonly zh: string;
  readonly columns: readonly FlatColumn[];
  readonly rows: Iterable<Row>;
}

/** Keys that another database of the same documents would not have. */
const DATABASE_KEYS: ReadonlySet<string> = new Set(["indicator_id", "record_id"]);
const EXACT = "_exact";
/** Documents that are looked for at once. */
const DOCUMENTS = 500;

export interface RowFilter extends ExportFilter {
  /** Documents that no later version has replaced, copies too; wins over `all`. */
  readonly current?: boolean;
  /** Replaced versions and copies too; default false: what holds now, once. */
  readonly all?: boolean;
}

/** The flat tables of a kind of records, or of all; the lists' tables first, for they are what is counted. */
export function flatTables(store: Store, filter: RowFilter = {}): FlatTable[] {
  return flats
    .filter(({ kind }) => filter.kind === undefined || kind === filter.kind)
    .map((flat) => flatTable(store, flat, filter));
}

/** The table of rows of one kind of records: its indicators or scores. */
export function rowTable(store: Store, kind: Flat["kind"], filter: RowFilter = {}): FlatTable {
  const flat = flats.find((one) => one.kind === kind && (one.list === "indicators" || one.list === "scores"));
  if (flat === undefined) throw new Error(`no rows of the kind ${kind}`);
  return flatTable(store, flat, filter);
}

/** Indicators of 绩效目标表. */
export function indicatorRows(store: Store, filter: RowFilter = {}): FlatTable {
  return rowTable(store, "performance_objective_form", filter);
}

/**
 * A flat view for files: what holds now, or all that was read. The columns are those of the view without the keys that differ from
 * database to database; numbers are the exact texts, under the plain names, for a file needs no approximation beside
 * them. Rows by file name, record and position.
 */
export function flatTable(store: Store, flat: Flat, filter: RowFilter = {}): FlatTable {
  const { all = false, current = false } = filter;
  const name = `v_${all && !current ? "all_" : ""}${flat.english}`;
  const view = views.find((one) => one.name === name);
  if (view === undefined) throw new Error(`no view ${name}`);
  const names = new Set(view.columns.map((one) => one.name));
  const shown = view.columns.filter((one) => !DATABASE_KEYS.has(one.name) && !one.name.endsWith(EXACT));
  const types = columnTypes(store, name);
  const columns = shown.map((one) => columnOf(one, names.has(one.name + EXACT), types.get(one.name) ?? "TEXT"));
  const select = columns.map(({ name: column, type, unit }) =>
    type === "decimal" ? column + EXACT : unit === "分" ? `CAST(${column} AS TEXT)` : column,
  );
  return {
    name: flat.english,
    label: flat.chinese,
    en: flat.en,
    zh: flat.zh,
    columns,
    rows: rowsOf(store, name, select, flat, filter),
  };
}

function columnOf({ name, label, en, zh, unit }: ViewColumn, isDecimal: boolean, sqlType: string): FlatColumn {
  const type = isDecimal ? "decimal" : sqlType === "INTEGER" ? "integer" : "text";
  return {
    name,
    label: label ?? name,
    en: isDecimal ? plainMeaning(en) : en,
    zh: isDecimal ? plainMeaning(zh) : zh,
    type,
    unit: unit ?? null,
  };
}

/** Without what the view says of its binary numbers: a file has the exact ones. */
function plainMeaning(meaning: string): string {
  return meaning.replace(/; a number, for comparing, sorting and statistics$/, "").replace(/，数字，供比较、排序、统计$/, "");
}

function columnTypes(store: Store, view: string): ReadonlyMap<string, string> {
  const rows = store.statement(`SELECT "column" AS name, type FROM data_dictionary WHERE object = ?`).all(view);
  return new Map(rows.map(theRow).map((row) => [text(row, "name"), text(row, "type")]));
}

function* rowsOf(store: Store, view: string, select: readonly string[], { list }: Flat, filter: RowFilter): Generator<Row, void> {
  const condition = recordCondition(filter);
  const flagged = flagCondition(filter, list);
  const current = !view.startsWith("v_all_");
  const order = list === null ? "seq" : "form_seq, seq";
  const statement = store.statement(
    `SELECT ${select.join(", ")} FROM ${view} r
     WHERE record_id IN (SELECT r.record_id FROM records r WHERE r.sha256 = ?${condition.sql})${flagged.sql} ORDER BY ${order}`,
  );
  for (const page of documentPages(store, { ...filter, current }, DOCUMENTS))
    for (const sha256 of page)
      yield* guarded(store.path, () => cellRows(statement.raw().all(sha256, ...condition.parameters, ...flagged.parameters)));
}
