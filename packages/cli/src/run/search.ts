import { openStore, search } from "@jixiao/store";
import type { GlobalOptions } from "../options.ts";
import { giveJson, say } from "../output/print.ts";
import { renderTable } from "../output/table.ts";
import { texts } from "../texts/index.ts";

export interface SearchOptions extends GlobalOptions {
  readonly limit: number;
  readonly all: boolean;
}

export async function runSearch(text: string, options: SearchOptions): Promise<void> {
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
}
