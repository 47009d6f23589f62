import { nextTryAt, reparse, retryFailures } from "@jixiao/ingest";
import { listFailures, openStore, type StoredFailure } from "@jixiao/store";
import { existsSync } from "node:fs";
import type { Command } from "commander";
import { runBatch } from "../batch.ts";
import { addGlobalOptions, archiveOf, regionOption, requireDatabase, wholeNumber, type GlobalOptions } from "../options.ts";
import { giveJson, say } from "../output/print.ts";
import { renderTable } from "../output/table.ts";
import { describeFailureIn } from "../texts/failures.ts";
import { language, texts } from "../texts/index.ts";

interface WorkerOptions extends GlobalOptions {
  readonly region?: string;
  readonly workers?: number;
}

export function addFailures(program: Command): void {
  addGlobalOptions(program.command("failures"))
    .summary("list documents that could not be read 失败清单")
    .description("List the documents that could not be read (失败清单), with the reason and what to do.")
    .addHelpText("after", "\nExamples:\n  jixiao failures\n  jixiao failures --json | jq -r .location")
    .action((options: GlobalOptions) => {
      const store = openStore(options.db, { readonly: true });
      try {
        const failures = listFailures(store);
        if (options.json) for (const failure of failures) giveJson({ ...failure, next_try_at: nextTryOf(failure) });
        else say(failures.length === 0 ? `${texts().failures.none}\n` : tableOf(failures));
      } finally {
        store.close();
      }
    });
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

export function addRetry(program: Command): void {
  addGlobalOptions(program.command("retry"))
    .summary("try failed documents again 重试")
    .description("Try the documents again that could not be read (重试): from the archive, or from where they were.")
    .addOption(regionOption())
    .option("--workers <n>", "parser processes (default: by cores and memory)", wholeNumber("--workers", 1, 64))
    .addHelpText("after", "\nExample:\n  jixiao retry --db jixiao.db")
    .action(async (options: WorkerOptions) => {
      requireDatabase(options.db);
      await runBatch(options, (batch) => retryFailures({ ...batch, ...suppliedBy(options) }));
    });
}

export function addReparse(program: Command): void {
  addGlobalOptions(program.command("reparse"))
    .summary("make records anew from the archived originals 重新解析")
    .description(
      "Make records anew from the archived originals (重新解析): those that an older parser version made, and those that doctor --verify found\n" +
        "altered. With --all every archived document, also into a new database.",
    )
    .option("--all", "every document of the archive", false)
    .addOption(regionOption())
    .option("--workers <n>", "parser processes (default: by cores and memory)", wholeNumber("--workers", 1, 64))
    .addHelpText("after", "\nExamples:\n  jixiao reparse\n  jixiao reparse --all --db jixiao.db")
    .action(async (options: WorkerOptions & { readonly all: boolean }) => {
      // With --all a database that was lost is made anew, from an archive: without either the name is mistyped.
      if (!options.all || !existsSync(archiveOf(options.db))) requireDatabase(options.db);
      await runBatch(options, (batch) => reparse({ ...batch, ...suppliedBy(options), which: options.all ? "all" : "needed" }));
    });
}

function suppliedBy({ workers, region }: WorkerOptions): { workers?: number; region?: string } {
  return { ...(workers === undefined ? {} : { workers }), ...(region === undefined ? {} : { region }) };
}
