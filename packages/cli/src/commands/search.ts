import { openStore, search } from "@jixiao/store";
import type { Command } from "commander";
import { addGlobalOptions, wholeNumber, type GlobalOptions } from "../options.ts";
import { renderTable } from "../output/table.ts";

interface SearchOptions extends GlobalOptions {
  readonly limit: number;
  readonly all: boolean;
}

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
    .action((text: string, options: SearchOptions) => {
      const store = openStore(options.db, { readonly: true });
      try {
        const hits = search(store, text, options.limit, { all: options.all });
        if (options.json) for (const hit of hits) process.stdout.write(`${JSON.stringify(hit)}\n`);
        else {
          const columns = [
            { title: "file", max: 28 },
            { title: "项目名称", max: 30 },
            { title: "where" },
            { title: "text", max: 60 },
          ];
          process.stdout.write(
            `${renderTable(
              columns,
              hits.map((hit) => [hit.source_file, hit.project_name, hit.field, hit.snippet]),
            )}\n${hits.length} hits\n`,
          );
        }
      } finally {
        store.close();
      }
    });
}
