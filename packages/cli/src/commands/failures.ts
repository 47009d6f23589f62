import type { Command } from "commander";
import { addGlobalOptions, regionOption, wholeNumber, type GlobalOptions } from "../options.ts";
import type { ReparseOptions, WorkerOptions } from "../run/failures.ts";

export function addFailures(program: Command): void {
  addGlobalOptions(program.command("failures"))
    .summary("list documents that could not be read 失败清单")
    .description("List the documents that could not be read (失败清单), with the reason and what to do.")
    .addHelpText("after", "\nExamples:\n  jixiao failures\n  jixiao failures --json | jq -r .location")
    .action(async (options: GlobalOptions) => (await import("../run/failures.ts")).runFailures(options));
}

export function addRetry(program: Command): void {
  addGlobalOptions(program.command("retry"))
    .summary("try failed documents again 重试")
    .description("Try the documents again that could not be read (重试): from the archive, or from where they were.")
    .addOption(regionOption())
    .option("--workers <n>", "parser processes (default: by cores and memory)", wholeNumber("--workers", 1, 64))
    .addHelpText("after", "\nExample:\n  jixiao retry --db jixiao.db")
    .action(async (options: WorkerOptions) => (await import("../run/failures.ts")).runRetry(options));
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
    .action(async (options: ReparseOptions) => (await import("../run/failures.ts")).runReparse(options));
}
