import { guarded } from "./failure.ts";
import { integer, integerOrNull, reading, text, textIfAny, textOrNull } from "./row.ts";
import type { Store } from "./store.ts";

/** A run of the program. `ended_at` is null while it goes on, and for good where it was killed. */
export interface StoredRun {
  readonly run_id: number;
  readonly command: string;
  readonly pid: number;
  readonly started_at: string;
  readonly ended_at: string | null;
  readonly exit_code: number | null;
  readonly summary: unknown;
}

/** Notes that a command starts; returns the number of the run. */
export function startRun(store: Store, command: string): number {
  return guarded(store.path, () =>
    Number(
      store
        .statement("INSERT INTO runs (command, pid, started_at) VALUES (?, ?, ?)")
        .run(command, process.pid, new Date().toISOString()).lastInsertRowid,
    ),
  );
}

/** Notes how a run ended; `summary` is kept as JSON. */
export function endRun(store: Store, run_id: number, end: { readonly exit_code: number; readonly summary: unknown }): void {
  guarded(store.path, () =>
    store
      .statement("UPDATE runs SET ended_at = ?, exit_code = ?, summary = ? WHERE run_id = ?")
      .run(new Date().toISOString(), end.exit_code, JSON.stringify(end.summary), run_id),
  );
}

const storedRun = reading<StoredRun>({
  run_id: integer,
  command: text,
  pid: integer,
  started_at: text,
  ended_at: textOrNull,
  exit_code: integerOrNull,
  summary: (row, name): unknown => {
    const summary = textOrNull(row, name);
    return summary === null ? null : JSON.parse(summary);
  },
});

/** The latest runs, newest first. */
export function listRuns(store: Store, limit = 20): StoredRun[] {
  const sql = "SELECT run_id, command, pid, started_at, ended_at, exit_code, summary FROM runs ORDER BY run_id DESC LIMIT ?";
  return guarded(store.path, () => store.statement(sql).all(limit).map(storedRun));
}

/** When a run last ended with this exit code, ISO 8601 in UTC; null where none has. */
export function lastEndWith(store: Store, exit_code: number): string | null {
  const sql = "SELECT max(ended_at) FROM runs WHERE exit_code = ?";
  return guarded(store.path, () => textIfAny(store.statement(sql).pluck().get(exit_code)));
}
