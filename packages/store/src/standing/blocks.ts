import { allRows, integerRows, integers } from "../row.ts";
import type { Statements } from "../statements.ts";
import { type Known, KNOWN_COLUMNS, KNOWN_FROM, knownOf } from "./stored-identity.ts";

/** Records that have two of name, unit and money in common. */
export interface Block {
  readonly column: "name_unit" | "name_money" | "unit_money";
  readonly key: number;
}

/**
 * Of more records than these that share a key (one name in thousands of forms), only those that say exactly the same are copies of one
 * another: comparing each with each would take hours, and a reading in doubt could be a copy of too many.
 */
export const MAX_COMPARED = 200;

const columns = ["name_unit", "name_money", "unit_money"] as const;

export function blocksOf(record: Known): Block[] {
  return columns.flatMap((column) => (record[column] === null ? [] : [{ column, key: record[column] }]));
}

export function nameOfBlock({ column, key }: Block): string {
  return `${column} ${key}`;
}

/** How many records are in a block, superseded ones too; no more than `limit` are counted. */
export type Counts = (block: Block, limit?: number) => number;

/** Counts each block once: for as long as no record comes or goes. */
export interface NotedCounts {
  readonly of: Counts;
  readonly note: (block: Block, count: number, limit: number) => void;
}

export function countsOf(statement: Statements): NotedCounts {
  const noted = new Map<string, { readonly count: number; readonly limit: number }>();
  const note = (block: Block, count: number, limit: number): void => void noted.set(nameOfBlock(block), { count, limit });
  const of = (block: Block, limit = MAX_COMPARED + 1): number => {
    const known = noted.get(nameOfBlock(block));
    if (known !== undefined && (known.count < known.limit || limit <= known.limit)) return Math.min(known.count, limit);
    const count = Number(statement(countSql[block.column]).pluck().get(block.key, limit));
    note(block, count, limit);
    return count;
  };
  return { of, note };
}

const countIn = (column: string): string => `SELECT count(*) FROM (SELECT 1 FROM record_identity WHERE ${column} = +? LIMIT +?)`;
const countSql = {
  name_unit: countIn("name_unit"),
  name_money: countIn("name_money"),
  unit_money: countIn("unit_money"),
} as const;

export function isCrowded(counts: Counts, block: Block): boolean {
  return counts(block) > MAX_COMPARED;
}

/** A document's records as their keys tell: most share none, and are copies of nothing. */
export interface Sharing {
  /** Records that share a key with any other, in this document or elsewhere. */
  readonly record_ids: ReadonlySet<number>;
  /** The blocks that they share. */
  readonly blocks: readonly Block[];
}

/** One statement for a document; of a key that only one record has, that it is alone is noted in `counts`. */
export function sharingOf(statement: Statements, sha256: string, counts: NotedCounts): Sharing {
  const record_ids = new Set<number>();
  const blocks: Block[] = [];
  for (const [record_id = null, ...cells] of integerRows(statement(SHARING).raw().all(sha256)))
    columns.forEach((column, index) => {
      const [key = null, isShared] = [cells[index], cells[index + columns.length]];
      if (record_id === null || key === null) return;
      if (isShared === 0) return counts.note({ column, key }, 1, MAX_COMPARED + 1);
      record_ids.add(record_id);
      blocks.push({ column, key });
    });
  return { record_ids, blocks };
}

const shared = columns.map(
  (column) => `EXISTS (SELECT 1 FROM record_identity o WHERE o.${column} = n.${column} AND o.record_id <> n.record_id)`,
);
const SHARING = `SELECT n.record_id, ${[...columns.map((column) => `n.${column}`), ...shared].join(", ")}
  FROM records r JOIN record_identity n USING (record_id) WHERE r.sha256 = +?`;

export function membersOf(statement: Statements, { column, key }: Block): Known[] {
  const sql = `SELECT ${KNOWN_COLUMNS} FROM ${KNOWN_FROM} WHERE n.${column} = +? AND n.status <> 'superseded' ORDER BY n.record_id`;
  return allRows(statement(sql).all(key)).map(knownOf);
}

/** All blocks that are crowded, by their names. */
export function crowdedBlocks(statement: Statements): ReadonlySet<string> {
  return new Set(
    columns.flatMap((column) => {
      const sql = `SELECT ${column} FROM record_identity WHERE ${column} IS NOT NULL GROUP BY ${column} HAVING count(*) > ?`;
      return integers(statement(sql).pluck().all(MAX_COMPARED)).map((key) => nameOfBlock({ column, key }));
    }),
  );
}

/**
 * Keys of the other records of a block that it may be a copy of: their years agree where both are sure; of two that are surely named, the
 * block of name and unit decides, not that of unit and money.
 */
export function matesIn(statement: Statements, record: Known, { column, key }: Block): number[] {
  const named = column === "unit_money" ? "AND (is_named = 0 OR +@is_named = 0)" : "";
  const sql = `SELECT record_id FROM record_identity WHERE ${column} = +@key AND (block_year = +@year OR block_year = 0 OR +@year = 0)
    AND record_id <> +@record_id ${named} AND status <> 'superseded'`;
  const { block_year: year, record_id, is_named } = record;
  const values = column === "unit_money" ? { key, year, record_id, is_named: Number(is_named) } : { key, year, record_id };
  return integers(statement(sql).pluck().all(values));
}

/** Of a crowded block: those that say exactly the same. */
export function sameIn(statement: Statements, record: Known, copy_key: string | null, { column, key }: Block): number[] {
  const sql = `SELECT n.record_id FROM record_prints p JOIN record_identity n USING (record_id)
    WHERE p.copy_key = +? AND n.${column} = +? AND n.record_id <> +? AND n.status <> 'superseded'`;
  return integers(statement(sql).pluck().all(copy_key, key, record.record_id));
}

/** Whether any other record may be a copy of it; in a crowded block it is always taken for granted. */
export function hasMates(statement: Statements, counts: Counts, record: Known): boolean {
  return blocksOf(record).some((block) => {
    const count = counts(block);
    return count > MAX_COMPARED || (count > 1 && matesIn(statement, record, block).length > 0);
  });
}
