import { recordShapes } from "@jixiao/contract";
import type { Flat } from "../schema/views/flat.ts";

/** Which records, and which of their rows, an export gives; an absent condition holds for all. */
export interface ExportFilter {
  /** Province-level region, as the records have it. */
  readonly region?: string;
  readonly year?: number;
  /** A part of 主管部门. */
  readonly department?: string;
  readonly kind?: Flat["kind"];
  /** Records that were written at this moment or later, ISO 8601 in UTC. */
  readonly since?: string;
  readonly flags?: FlagFilter;
}

/** `none`: neither row nor record carries one; `any`: either does; else one of these codes. */
export type FlagFilter = "any" | "none" | readonly string[];

/** A condition with its parameters; the empty one holds for all. */
export interface Condition {
  readonly sql: string;
  readonly parameters: readonly (string | number)[];
}

/** Tables of records' own fields; two kinds may share one. */
const RECORD_TABLES: readonly string[] = [...new Set(recordShapes.map(({ table }) => table))];

/** The condition on `records r`, from `AND` on, without its flags. */
export function recordCondition(filter: ExportFilter): Condition {
  const { region, year, department, kind, since } = filter;
  return joined([
    ...(kind === undefined ? [] : [{ sql: "r.kind = ?", parameters: [kind] }]),
    ...(since === undefined
      ? []
      : [{ sql: "r.sha256 IN (SELECT sha256 FROM documents WHERE imported_at >= ?)", parameters: [since] }]),
    ...(region === undefined ? [] : [ofField("region = ?", region)]),
    ...(year === undefined ? [] : [ofField("fiscal_year = ?", year)]),
    ...(department === undefined ? [] : [ofField("instr(department, ?) > 0", department)]),
  ]);
}

function ofField(condition: string, value: string | number): Condition {
  const selects = RECORD_TABLES.map((table) => `SELECT record_id FROM ${table} WHERE ${condition}`);
  return { sql: `r.record_id IN (${selects.join(" UNION ALL ")})`, parameters: RECORD_TABLES.map(() => value) };
}

/**
 * The condition on the flags of a record `r` and all its rows; with a list, on those of its row `r` and of the whole record: a row
 * stands in a doubtful form.
 */
export function flagCondition({ flags }: ExportFilter, list: string | null = null): Condition {
  if (flags === undefined) return { sql: "", parameters: [] };
  const ofRow = list === null ? "" : ` AND (x.part = 'record' OR (x.part = '${list}' AND x.seq = r.seq))`;
  const codes = typeof flags === "string" ? [] : flags;
  const ofCode = codes.length === 0 ? "" : ` AND x.flag IN (${codes.map(() => "?").join(", ")})`;
  const exists = `EXISTS (SELECT 1 FROM flags x WHERE x.record_id = r.record_id${ofRow}${ofCode})`;
  return joined([{ sql: flags === "none" ? `NOT ${exists}` : exists, parameters: codes }]);
}

function joined(conditions: readonly Condition[]): Condition {
  return {
    sql: conditions.map(({ sql }) => ` AND ${sql}`).join(""),
    parameters: conditions.flatMap(({ parameters }) => parameters),
  };
}
