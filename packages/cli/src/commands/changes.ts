import type { Command } from "commander";
import { UsageError } from "../exit-codes.ts";
import { addGlobalOptions } from "../options.ts";
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
    .option("--format <format>", `${FORMATS.join(", ")} (default: table, or jsonl with --json)`)
    .addHelpText(
      "after",
      "\nExamples:\n  jixiao changes --since 2026-11-20\n  jixiao changes --since 2026-11-01 --site 市财政局 --format csv > changes.csv",
    )
    .action(async (options: ChangesOptions) => (await import("../run/changes.ts")).runChanges(options));
}

/** A day or a moment as ISO 8601 in UTC, as the database has them. */
function moment(name: string): (text: string) => string {
  return (text) => {
    const isDay = /^\d{4}-\d{2}-\d{2}$/.test(text);
    const time = Date.parse(isDay ? `${text}T00:00:00Z` : text);
    if (Number.isNaN(time) || (!isDay && !/^\d{4}-\d{2}-\d{2}T/.test(text)))
      throw new UsageError(`${name} ${text}: a day (2026-11-20) or a moment (2026-11-20T02:30:00Z)`);
    return new Date(time).toISOString();
  };
}
