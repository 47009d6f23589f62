import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { readableCopy } from "../readable-copy.ts";
import type { QueryReply, QueryResult, QueryTask } from "./messages.ts";

export interface QueryOptions {
  /** The query is ended after this time; default 60 s. */
  readonly timeoutMs?: number;
  /** At most this many rows are given; default 100,000. */
  readonly maxRows?: number;
}

/**
 * Why a query gave no result: `refused` (not one reading statement), `invalid` (SQLite's message), `timeout`,
 * `too_large` (the result), `crash` (the query's process ended, e.g. out of memory).
 */
export class QueryError extends Error {
  override readonly name = "QueryError";
  readonly code: "refused" | "invalid" | "timeout" | "too_large" | "crash";

  constructor(code: QueryError["code"], message: string) {
    super(message);
    this.code = code;
  }
}

const TIMEOUT_MS = 60_000;
const MAX_ROWS = 100_000;
/** The child ends itself this long after it should have been ended. */
const DEADLINE_MARGIN_MS = 5_000;

/**
 * Runs one query on the database at `path` in a process of its own: it can neither write nor attach anything, and it is
 * killed when its time is over. Throws `QueryError`, or `StoreError` (`missing`, `unopenable`).
 */
export async function runQuery(path: string, sql: string, options: QueryOptions = {}): Promise<QueryResult> {
  const readable = readableCopy(path);
  try {
    const task = { path: readable.path, sql, maxRows: options.maxRows ?? MAX_ROWS };
    const reply = await ask(task, options.timeoutMs ?? TIMEOUT_MS);
    if (reply.kind === "failed") throw new QueryError(reply.code, reply.message);
    return reply.result;
  } finally {
    readable.release();
  }
}

/** The child runs the same kind of file as this one: TypeScript in a checkout, JavaScript when installed. */
const childPath = fileURLToPath(
  new URL(import.meta.url.endsWith(".ts") ? "./query-child.ts" : "./query-child.js", import.meta.url),
);

function ask(task: QueryTask, timeoutMs: number): Promise<QueryReply> {
  const child = fork(childPath, [String(process.pid), String(timeoutMs + DEADLINE_MARGIN_MS)], {
    serialization: "advanced",
    stdio: ["ignore", "ignore", "inherit", "ipc"],
    execArgv: childPath.endsWith(".ts") ? ["--conditions=@jixiao/source"] : [], // not what this process was started with
  });
  return new Promise<QueryReply>((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new QueryError("timeout", `the query was ended after ${timeoutMs / 1000} s (查询超时)`));
    }, timeoutMs);
    child.once("message", (reply) => resolve(reply as QueryReply));
    child.once("error", reject);
    child.once("exit", (code, signal) => {
      clearTimeout(timer);
      reject(new QueryError("crash", `the query's process ended (查询进程退出): ${signal ?? `exit code ${code}`}`));
    });
    child.send(task);
  }).finally(() => end(child));
}

/** SIGKILL, because a process inside SQLite handles no other signal until the query is done. */
function end(child: ChildProcess): void {
  child.kill("SIGKILL");
}
