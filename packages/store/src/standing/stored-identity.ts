import type { CanonicalRecord } from "@jixiao/contract";
import { type BlockKeys, blockKeysOf, formIds } from "../identity/index.ts";
import { insertOf, insertRows } from "../records/insert-rows.ts";
import type { Cell } from "../records/rows.ts";
import { type SqlRow, allRows, integer, integerOrNull, integers, text, textOrNull } from "../row.ts";
import type { Statements } from "../statements.ts";

/** What `record_identity` keeps of every record. */
export interface Known extends BlockKeys {
  readonly record_id: number;
  readonly form_id: string;
  readonly sha256: string;
  readonly status: string;
  /** Its own id unless it is a copy. */
  readonly stands_for_it: string;
  readonly isSuperseded: boolean;
}

export const KNOWN_COLUMNS =
  "n.record_id, n.form_id, r.sha256, n.status, n.stands_for_it, n.name_unit, n.name_money, n.unit_money, n.block_year, n.is_named";
export const KNOWN_FROM = "record_identity n JOIN records r USING (record_id)";

export function knownOf(row: SqlRow): Known {
  const [form_id, status] = [text(row, "form_id"), text(row, "status")];
  return {
    record_id: integer(row, "record_id"),
    form_id,
    sha256: text(row, "sha256"),
    status,
    stands_for_it: textOrNull(row, "stands_for_it") ?? form_id,
    isSuperseded: status === "superseded",
    name_unit: integerOrNull(row, "name_unit"),
    name_money: integerOrNull(row, "name_money"),
    unit_money: integerOrNull(row, "unit_money"),
    block_year: integer(row, "block_year"),
    is_named: integer(row, "is_named") === 1,
  };
}

/** The records of a document, in their order. */
export function ofDocument(statement: Statements, sha256: string): Known[] {
  const sql = `SELECT ${KNOWN_COLUMNS} FROM ${KNOWN_FROM} WHERE r.sha256 = +? ORDER BY r.seq`;
  return allRows(statement(sql).all(sha256)).map(knownOf);
}

/** The records of a document that was just written, in their order, and their keys. */
export interface Written {
  readonly records: readonly CanonicalRecord[];
  readonly record_ids: readonly number[];
}

/** Keys of a document's records, in their order. */
export function recordIdsOf(statement: Statements, sha256: string): number[] {
  return integers(statement("SELECT record_id FROM records WHERE sha256 = ? ORDER BY seq").pluck().all(sha256));
}

/** Notes who the records of a document are; each stands until it is decided otherwise. Gives them as `ofDocument` does. */
export function insertIdentities(statement: Statements, sha256: string, { records, record_ids }: Written): Known[] {
  const ids = formIds(records);
  const known = records.flatMap((record, index): Known[] => {
    const [form_id, record_id] = [ids[index], record_ids[index]];
    if (form_id === undefined || record_id === undefined) return [];
    const said = { record_id, form_id, sha256, status: "stands", stands_for_it: form_id, isSuperseded: false };
    return [{ ...said, ...blockKeysOf(record) }];
  });
  insertRows(insertOf(statement, "record_identity", insertedColumns), known, (cells, one) => {
    for (const column of insertedColumns) cells.push(storedCell(one[column]));
  });
  return known;
}

const insertedColumns = [
  "record_id",
  "form_id",
  "status",
  "name_unit",
  "name_money",
  "unit_money",
  "block_year",
  "is_named",
] as const;

function storedCell(value: string | number | boolean | null | undefined): Cell {
  return typeof value === "boolean" ? Number(value) : (value ?? null);
}
