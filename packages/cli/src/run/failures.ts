import { nextTryAt, reparse, retryFailures } from "@jixiao/ingest";
import { listFailures, openStore, type StoredFailure } from "@jixiao/store";
import { existsSync } from "node:fs";
import { runBatch } from "../batch.ts";
import { archiveOf, requireDatabase, type GlobalOptions } from "../options.ts";
import { giveJson, say } from "../output/print.ts";
import { renderTable } from "../output/table.ts";
import { describeFailureIn } from "../texts/failures.ts";
import { language, texts } from "../texts/index.ts";

export interface WorkerOptions extends GlobalOptions {
  readonly region?: string;
  readonly workers?: number;
}

export interface ReparseOptions extends WorkerOptions {
  readonly all: boolean;
}

export function runFailures(options: GlobalOptions): void {
  const store = openStore(options.db, { readonly: true });
  try {
    const failures = listFailures(store);
    if (options.json) for (const failure of failures) giveJson({ ...failure, next_try_at: nextTryOf(failure) });
    else say(failures.length === 0 ? `${texts().failures.none}\n` : tableOf(failures));
  } finally {
    store.close();
  }
}

/** The message begins with the document's name; the location says which of several with that name it is. */
function tableOf(failures: readonly StoredFailure[]): string {
  const titles = texts().failures;
  const columns = [
    { title: titles.code },
    { title: titles.tries, right: true },
    { title: titles.last },
    { title: titles.next },
    { title: titles.message, max: 110 },
    { title: titles.location },
  ];
  const rows = failures.map((failure) => [
    failure.failure.code,
    String(failure.attempts),
    failure.last_failed_at.slice(0, 16).replace("T", " "),
    nextTryOf(failure)?.slice(0, 16).replace("T", " ") ?? titles.never,
    describeFailureIn(language(), failure.failure),
    failure.location,
  ]);
  return `${renderTable(columns, rows)}\n`;
}

/** When a run tries it again by itself, ISO 8601 in UTC; null: only \`jixiao retry\`, or a newer parser. */
function nextTryOf(failure: StoredFailure): string | null {
  const next = nextTryAt(failure);
  return next === null ? null : new Date(next).toISOString();
}

export async function runRetry(options: WorkerOptions): Promise<void> {
  await requireDatabase(options.db);
  await runBatch(options, (batch) => retryFailures({ ...batch, ...suppliedBy(options) }));
}

export async function runReparse(options: ReparseOptions): Promise<void> {
  // With --all a database that was lost is made anew, from an archive: without either the name is mistyped.
  if (!options.all || !existsSync(archiveOf(options.db))) await requireDatabase(options.db);
  await runBatch(options, (batch) => reparse({ ...batch, ...suppliedBy(options), which: options.all ? "all" : "needed" }));
}

function suppliedBy({ workers, region }: WorkerOptions): { workers?: number; region?: string } {
  return { ...(workers === undefined ? {} : { workers }), ...(region === undefined ? {} : { region }) };
}
