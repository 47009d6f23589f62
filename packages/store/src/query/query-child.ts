import type Database from "better-sqlite3";
import { endWithParent } from "../child/end-with-parent.ts";
import { connectForReading } from "../connect.ts";
import type { QueryReply, QueryResult, QueryTask, ResultCell } from "./messages.ts";

/**
 * The process that runs one query and nothing else: the parent can end it at any moment, which a thread inside SQLite
 * does not allow (guides/ingest.md, fact 1).
 */

/** A result is held in memory here and once more in the parent. */
const MAX_RESULT_BYTES = 256 * 1024 * 1024;
const BUSY_TIMEOUT_MS = 5000;

/**
 * Statements that give rows and cannot have an effect. PRAGMA is not among them: some of its forms give rows and write
 * (`journal_mode`, `wal_checkpoint`); `SELECT * FROM pragma_table_info('forms')` serves for the rest.
 */
const READING = /^(?:select|with|values|explain)\b/i;
const LEADING_COMMENTS = /^(?:\s|--[^\n]*(?:\n|$)|\/\*[\s\S]*?\*\/)*/;

class Refused extends Error {}
class TooLarge extends Error {}

const [parent, deadlineMs] = process.argv.slice(2).map(Number);
endWithParent({ parent: parent ?? process.ppid, deadlineMs: deadlineMs ?? null });
process.once("disconnect", () => process.exit());
process.once("message", (task: QueryTask) => {
  const reply = answer(task);
  process.send?.(reply, () => process.disconnect());
});

function answer(task: QueryTask): QueryReply {
  try {
    return { kind: "result", result: run(task) };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const code = error instanceof Refused ? "refused" : error instanceof TooLarge ? "too_large" : "invalid";
    return { kind: "failed", code, message: error.message };
  }
}

function run({ path, sql, maxRows }: QueryTask): QueryResult {
  const db = connectForReading(path, BUSY_TIMEOUT_MS);
  try {
    db.pragma("query_only = ON");
    db.pragma("trusted_schema = OFF");
    const statement = prepareReading(db, sql);
    const columns = statement.columns().map(({ name }) => name);
    return { columns, ...collect(statement, maxRows) };
  } finally {
    db.close();
  }
}

/**
 * Exactly one statement (better-sqlite3 prepares no more) that gives rows, writes nothing, and begins like a query: a
 * read-only connection alone still lets VACUUM INTO write a file and ATTACH read another database.
 */
function prepareReading(db: Database.Database, sql: string): Database.Statement {
  if (!READING.test(sql.replace(LEADING_COMMENTS, ""))) {
    throw new Refused("only a query is run here: one SELECT, WITH, VALUES or EXPLAIN statement (只接受一条查询语句)");
  }
  const statement = db.prepare(sql);
  if (!statement.reader || !statement.readonly) throw new Refused("the statement would write (只读查询，不能写入)");
  return statement;
}

function collect(statement: Database.Statement, maxRows: number): Pick<QueryResult, "rows" | "truncated"> {
  const rows: ResultCell[][] = [];
  let bytes = 0;
  // With `raw` and `safeIntegers` these are all the types that SQLite's values have; looking at each cell again would cost every query.
  for (const row of statement.raw().safeIntegers().iterate() as IterableIterator<(ResultCell | Buffer)[]>) {
    if (rows.length === maxRows) return { rows, truncated: true };
    const cells = row.map(asCell);
    for (const cell of cells) bytes += typeof cell === "string" ? 2 * cell.length : 8;
    if (bytes > MAX_RESULT_BYTES) throw new TooLarge(`the result is larger than ${MAX_RESULT_BYTES / 1024 / 1024} MB (结果过大)`);
    rows.push(cells);
  }
  return { rows, truncated: false };
}

function asCell(cell: ResultCell | Buffer): ResultCell {
  if (Buffer.isBuffer(cell)) return `x'${cell.toString("hex")}'`;
  if (typeof cell === "bigint" && Number.isSafeInteger(Number(cell))) return Number(cell);
  return cell;
}
