import { openStore, search } from "@jixiao/store";
import type { Command } from "commander";
import { addGlobalOptions, wholeNumber, type GlobalOptions } from "../options.ts";
import { giveJson, say } from "../output/print.ts";
import { renderTable } from "../output/table.ts";
import { texts } from "../texts/index.ts";

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
        if (options.json) for (const hit of hits) giveJson(hit);
        else {
          const titles = texts().hits;
          const columns = [
            { title: titles.file, max: 28 },
            { title: titles.project, max: 30 },
            { title: titles.where },
            { title: titles.text, max: 60 },
          ];
          const rows = hits.map((hit) => [hit.source_file, hit.project_name, hit.field, hit.snippet]);
          say(`${renderTable(columns, rows)}\n${titles.count(hits.length)}\n`);
        }
      } finally {
        store.close();
      }
    });
}
