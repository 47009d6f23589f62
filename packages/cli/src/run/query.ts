import { readFileSync } from "node:fs";
import { runQuery, type ResultCell } from "@jixiao/store";
import { UsageError } from "../exit-codes.ts";
import type { GlobalOptions } from "../options.ts";
import { QUERY_FORMATS as FORMATS } from "../output/formats.ts";
import { csvOf } from "../output/csv.ts";
import { plainLine } from "../output/plain.ts";
import { giveData, giveJson, say, tell } from "../output/print.ts";
import { renderTable } from "../output/table.ts";
import { texts } from "../texts/index.ts";

export interface QueryOptions extends GlobalOptions {
  readonly file?: string;
  readonly format?: string;
  readonly timeout: number;
  readonly maxRows: number;
}

export async function runQueryCommand(argument: string | undefined, options: QueryOptions): Promise<void> {
  const sql = statementOf(argument, options.file);
  const format = options.format ?? (options.json ? "json" : "table");
  if (!FORMATS.some((known) => known === format)) throw new UsageError(`--format ${format}: use ${FORMATS.join(", ")}`);
  const result = await runQuery(options.db, sql, { timeoutMs: options.timeout * 1000, maxRows: options.maxRows });
  print(format, result.columns, result.rows);
  if (result.truncated) tell(`jixiao: ${texts().truncated(options.maxRows)}`);
}

function print(format: string, columns: readonly string[], rows: readonly (readonly ResultCell[])[]): void {
  if (format === "csv") giveData(csvOf([columns, ...rows.map((row) => row.map(text))]));
  else if (format === "json")
    giveJson(rows.map((row) => Object.fromEntries(keysOf(columns).map((name, i) => [name, jsonValue(row[i] ?? null)]))));
  else say(tableOf(columns, rows));
}

function tableOf(columns: readonly string[], rows: readonly (readonly ResultCell[])[]): string {
  const numeric = columns.map((_, i) => rows.every((row) => typeof row[i] !== "string"));
  const table = renderTable(
    columns.map((title, i) => ({ title: plainLine(title), max: 60, right: numeric[i] ?? false })),
    rows.map((row) => row.map(text)),
  );
  return `${table}\n${texts().rows(rows.length)}\n`;
}

/** Columns of one name are kept apart: `name`, `name_2`. */
function keysOf(columns: readonly string[]): readonly string[] {
  const keys = new Set<string>();
  for (const name of columns) {
    let key = name;
    for (let count = 2; keys.has(key) || (key !== name && columns.includes(key)); count++) key = `${name}_${count}`;
    keys.add(key);
  }
  return [...keys];
}

function statementOf(argument: string | undefined, file: string | undefined): string {
  if (argument !== undefined && file === undefined) return argument;
  if (argument !== undefined || file === undefined) throw new UsageError("give one statement, or --file with one");
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(`${file} cannot be read (无法读取): ${reason}`, { cause: error });
  }
}

function text(cell: ResultCell): string | null {
  return cell === null ? null : String(cell);
}

/** JSON has no integers beyond 2^53: such a number becomes a string rather than a wrong number. */
function jsonValue(cell: ResultCell): string | number | null {
  return typeof cell === "bigint" ? (Number.isSafeInteger(Number(cell)) ? Number(cell) : cell.toString()) : cell;
}
