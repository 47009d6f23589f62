import { readFileSync } from "node:fs";
import { runQuery, type ResultCell } from "@jixiao/store";
import type { Command } from "commander";
import { UsageError } from "../exit-codes.ts";
import { addGlobalOptions, wholeNumber, type GlobalOptions } from "../options.ts";
import { csvOf } from "../output/csv.ts";
import { plainLine } from "../output/plain.ts";
import { giveData, giveJson, say, tell } from "../output/print.ts";
import { renderTable } from "../output/table.ts";
import { texts } from "../texts/index.ts";

interface QueryOptions extends GlobalOptions {
  readonly file?: string;
  readonly format?: string;
  readonly timeout: number;
  readonly maxRows: number;
}

const FORMATS = ["table", "csv", "json"] as const;

export function addQuery(program: Command): void {
  addGlobalOptions(program.command("query"))
    .summary("ask the database in SQL 查询, read-only")
    .description(
      "Run one SQL query (SQL 查询). It can only read: nothing is written, attached or loaded, and a query that runs too long is ended.\n" +
        "Tables, views and columns: docs/data-dictionary.md, or SELECT * FROM data_dictionary.",
    )
    .argument("[sql]", "one SELECT (or WITH, VALUES, EXPLAIN) statement")
    .option("--file <file.sql>", "take the statement from a file, e.g. one of queries/")
    .option("--format <format>", `${FORMATS.join(", ")} (default: table, or json with --json)`)
    .option("--timeout <seconds>", "end the query after this time", wholeNumber("--timeout", 1, 86_400), 60)
    .option("--max-rows <rows>", "give at most this many rows", wholeNumber("--max-rows", 1), 100_000)
    .addHelpText(
      "after",
      `
Examples:
  jixiao query "SELECT * FROM 项目"
  jixiao query "SELECT level2, count(*) FROM v_indicators GROUP BY level2" --format csv
  jixiao query "SELECT project_name, annual_total FROM v_forms ORDER BY annual_total DESC LIMIT 10"
  jixiao query --file queries/budgets-by-department.sql`,
    )
    .action(async (argument: string | undefined, options: QueryOptions) => {
      const sql = statementOf(argument, options.file);
      const format = options.format ?? (options.json ? "json" : "table");
      if (!(FORMATS as readonly string[]).includes(format)) throw new UsageError(`--format ${format}: use ${FORMATS.join(", ")}`);
      const result = await runQuery(options.db, sql, { timeoutMs: options.timeout * 1000, maxRows: options.maxRows });
      print(format, result.columns, result.rows);
      if (result.truncated) tell(`jixiao: ${texts().truncated(options.maxRows)}`);
    });
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
