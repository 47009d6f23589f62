import type { Command } from "commander";
import { addGlobalOptions, wholeNumber } from "../options.ts";
import type { SearchOptions } from "../run/search.ts";

export function addSearch(program: Command): void {
  addGlobalOptions(program.command("search"))
    .summary("find a text in names, goals, indicators and values 全文检索")
    .description(
      "Full-text search (全文检索) over project names, goals, indicator names, descriptions and values; two-character words such as 保险 too.",
    )
    .argument("<text>", "words; all of them must occur")
    .option("--limit <n>", "give at most this many hits", wholeNumber("--limit", 1, 10_000), 50)
    .option("--all", "also replaced versions and copies of a form in other files", false)
    .addHelpText("after", "\nExamples:\n  jixiao search 保险\n  jixiao search '投诉 满意度' --limit 10 --json")
    .action(async (text: string, options: SearchOptions) => (await import("../run/search.ts")).runSearch(text, options));
}
