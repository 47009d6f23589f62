import type { CanonicalRecord } from "@jixiao/contract";
import { moneyFields, unitFields } from "./block-keys.ts";
import { type Cell, type CellRow, type RecordCells, cellsOf, contentOf } from "./cells.ts";
import { encodeCells } from "./encoded-cells.ts";
import { shortHash } from "./fold.ts";

/**
 * A record reduced to what tells copies: plain strings and numbers for one row of a table, and block keys for an indexed
 * table beside it. All decisions on copies are made from fingerprints; no record is read again.
 */
export interface Fingerprint {
  readonly form_id: string;
  /** Of the document: within one document only the very same content is a copy. */
  readonly sha256: string;
  readonly kind: CanonicalRecord["kind"];
  /** The number printed before the title: two entries of one document with different numbers are two forms. */
  readonly form_number: string | null;
  /** Cells that were read in doubt. */
  readonly doubts: number;
  /** All flags of the record and its rows, the harmless ones too. */
  readonly flags: number;
  /** Cells that say something. */
  readonly said: number;
  /**
   * Equal for records that say the same in every cell, doubts aside. Null where the record says too little to be known
   * again (a blank template), or where an empty cell was read in doubt, so that being alike proves nothing.
   */
  readonly copy_key: string | null;
  /**
   * Any two records that can be copies of each other share one of these: look candidates up by them. Few, and narrow:
   * two of name, unit and money, each with kind and year.
   */
  readonly block_keys: readonly string[];
  /** Kind, unit and project without the year, read without doubt; null where one of them is not. */
  readonly name_key: string | null;
  /** The cells, each as a short hash or a doubt: see `encodeCells`. */
  readonly cells: string;
}

/** Base64url characters of a key: 132 bits. */
export const KEY_LENGTH = 22;

const EXACT = "exact ";

/** Whether a block key says that two of name, unit and money agree. */
export function isAnchorPair(blockKey: string): boolean {
  return !blockKey.startsWith(EXACT);
}

/** The record as it is compared with others; `form_id` comes from `formIds` over the records of its document. */
export function fingerprintOf(record: CanonicalRecord, form_id: string): Fingerprint {
  const cells = cellsOf(record);
  const every = [...cells.head.values(), ...cells.rows.flatMap((row) => [...row.cells.values()])];
  const copy_key = copyKeyOf(record, cells);
  const [year, name, unit] = [cells.head.get("fiscal_year"), cells.head.get("project_name"), firstSaid(cells, unitFields)];
  const named = sayable(name) !== null && sayable(unit) !== null;
  return {
    form_id,
    sha256: record.provenance.sha256,
    kind: record.kind,
    form_number: "form_number" in record ? record.form_number : null,
    doubts: every.filter(({ certain }) => !certain).length,
    flags: flagCount(record),
    said: every.filter(({ text }) => text !== null).length,
    copy_key,
    block_keys: [
      ...(copy_key === null ? [] : [`${EXACT}${copy_key}`]),
      ...(year?.certain === false ? [] : anchorPairs(cells).map((pair) => keyOf(record.kind, year?.text ?? null, pair))),
    ],
    name_key: named ? keyOf(record.kind, sayable(name), sayable(unit)) : null,
    cells: encodeCells(cells),
  };
}

/** Name, unit and money in pairs, of those that are read without doubt. */
function anchorPairs(cells: RecordCells): readonly (readonly string[])[] {
  const name = sayable(cells.head.get("project_name"));
  const unit = sayable(firstSaid(cells, unitFields));
  const money = sayable(firstSaid(cells, moneyFields));
  const pairs = [
    ["name unit", name, unit],
    ["name money", name, money],
    ["unit money", unit, money],
  ];
  return pairs.flatMap((pair) => {
    const texts = pair.filter((text) => text !== null);
    return texts.length === pair.length ? [texts] : [];
  });
}

/** The first of the fields that says something or that may do so: what stands after one in doubt is not taken for it. */
function firstSaid(cells: RecordCells, fields: readonly string[]): Cell | undefined {
  return fields.map((field) => cells.head.get(field)).find((cell) => cell !== undefined && (cell.text !== null || !cell.certain));
}

function sayable(cell: Cell | undefined): string | null {
  return cell?.certain === true ? cell.text : null;
}

/** A form that names no project, or no value of an indicator, is a blank one, whatever its labels say. */
function copyKeyOf(record: CanonicalRecord, cells: RecordCells): string | null {
  const head = ["project_name", "fiscal_year", ...unitFields, ...moneyFields].map((field) => cells.head.get(field));
  const unread = [...head, ...cells.rows.flatMap(essentialCells)].some((cell) => cell?.text === null && !cell.certain);
  const anchors = [["project_name"], unitFields, moneyFields].filter((fields) => firstSaid(cells, fields)?.text != null);
  const valued =
    record.kind === "performance_evaluation_report" || cells.rows.some((row) => row.cells.get("value")?.text != null);
  if (unread || !cells.rowsCertain || anchors.length < 2 || !valued) return null;
  return keyOf("content", record.kind, contentOf(cells));
}

/** What every printed indicator has; a description it need not have. */
function essentialCells({ part, cells }: CellRow): readonly (Cell | undefined)[] {
  return part === "indicators" ? [cells.get("level3"), cells.get("value")] : [...cells.values()];
}

function flagCount(record: CanonicalRecord): number {
  const rows = "indicators" in record ? record.indicators : [];
  return record.flags.length + rows.reduce((count, { flags }) => count + flags.length, 0);
}

function keyOf(...parts: readonly unknown[]): string {
  return shortHash(parts, KEY_LENGTH);
}
