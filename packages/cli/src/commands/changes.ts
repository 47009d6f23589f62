import { type Command, Option } from "commander";
import { addGlobalOptions, moment } from "../options.ts";
import { CHANGES_FORMATS as FORMATS } from "../output/formats.ts";
import type { ChangesOptions } from "../run/changes.ts";

export function addChanges(program: Command): void {
  addGlobalOptions(program.command("changes"))
    .summary("list what changed on the crawled sites 变更")
    .description(
      "List what changed on the crawled sites (变更): forms and indicators added, removed and changed, with old and new value, and documents\n" +
        "that went or came back. A document with other bytes and the same contents has not changed. The same in SQL: v_changes, 变更.",
    )
    .requiredOption("--since <date>", "from this day (2026-11-20) or moment (2026-11-20T02:30:00Z), in UTC", moment("--since"))
    .option("--until <date>", "before this day or moment", moment("--until"))
    .option("--site <name>", "of this site only")
    .addOption(new Option("--format <format>", "how rows are printed (default: table, or jsonl with --json)").choices(FORMATS))
    .addHelpText(
      "after",
      "\nExamples:\n  jixiao changes --since 2026-11-20\n  jixiao changes --since 2026-11-01 --site 市财政局 --format csv > changes.csv",
    )
    .action(async (options: ChangesOptions) => (await import("../run/changes.ts")).runChanges(options));
}
