import { reparse, retryFailures } from "@jixiao/ingest";
import { listFailures, openStore } from "@jixiao/store";
import type { Command } from "commander";
import { runBatch } from "../batch.ts";
import { addGlobalOptions, wholeNumber, type GlobalOptions } from "../options.ts";
import { renderTable } from "../output/table.ts";

interface WorkerOptions extends GlobalOptions {
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
        if (options.json) for (const failure of failures) process.stdout.write(`${JSON.stringify(failure)}\n`);
        else if (failures.length === 0) process.stdout.write("no failures\n");
        else {
          const columns = [
            { title: "code" },
            { title: "tries", right: true },
            { title: "last", max: 20 },
            { title: "message", max: 110 },
          ];
          process.stdout.write(
            `${renderTable(
              columns,
              failures.map((f) => [f.failure.code, String(f.attempts), f.last_failed_at, f.message]),
            )}\n`,
          );
        }
      } finally {
        store.close();
      }
    });
}

export function addRetry(program: Command): void {
  addGlobalOptions(program.command("retry"))
    .summary("try failed documents again 重试")
    .description("Try the documents again that could not be read (重试): from the archive, or from where they were.")
    .option("--workers <n>", "parser processes (default: by cores and memory)", wholeNumber("--workers", 1, 64))
    .addHelpText("after", "\nExample:\n  jixiao retry --db jixiao.db")
    .action(async (options: WorkerOptions) => {
      await runBatch(options, (batch) => retryFailures({ ...batch, ...workersOf(options) }));
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
    .option("--workers <n>", "parser processes (default: by cores and memory)", wholeNumber("--workers", 1, 64))
    .addHelpText("after", "\nExamples:\n  jixiao reparse\n  jixiao reparse --all --db jixiao.db")
    .action(async (options: WorkerOptions & { readonly all: boolean }) => {
      await runBatch(options, (batch) => reparse({ ...batch, ...workersOf(options), which: options.all ? "all" : "needed" }));
    });
}

function workersOf({ workers }: WorkerOptions): { workers?: number } {
  return workers === undefined ? {} : { workers };
}
