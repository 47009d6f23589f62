import { basename } from "node:path";
import { type DictionaryEntry, dictionaryOf } from "@jixiao/store";
import { stringify } from "yaml";
import type { ExportFormat, ExportJob } from "./format.ts";
import { savedQueries } from "./queries.ts";

/**
 * metadata.yaml for `datasette jixiao.db --metadata metadata.yaml`: titles and columns of every table and view, and the saved queries. Units stand in
 * the descriptions of columns and not under `units`: Datasette would show rounded numbers there (`to_compact()`, six digits).
 */
export const datasette: ExportFormat = { kind: "stream", binary: false, pieces };

function* pieces({ store }: ExportJob): Generator<string> {
  yield stringify(metadataOf(basename(store.path).replace(/\.[^.]*$/, ""), dictionaryOf(store)), { lineWidth: 0 });
}

/** The metadata of a database of that name, which Datasette takes from the file's. */
export function metadataOf(database: string, dictionary: readonly DictionaryEntry[]): object {
  const objects = Map.groupBy(dictionary, ({ object }) => object);
  const queries = savedQueries().map(({ name, title, description, sql }) => [
    name,
    { title, ...(description === "" ? {} : { description }), sql },
  ]);
  return {
    title: "绩效 jixiao",
    description:
      "Chinese budget-performance disclosures (绩效目标表) as exact, traceable records. 绩效目标公开信息，数值精确，逐条可溯源。",
    databases: {
      [database]: {
        tables: Object.fromEntries([...objects].map(([name, entries]) => [name, tableOf(entries)])),
        queries: Object.fromEntries(queries),
      },
    },
  };
}

function tableOf(entries: readonly DictionaryEntry[]): object {
  const [head, ...columns] = entries;
  return {
    title: head === undefined ? "" : `${head.object}: ${head.zh}`,
    description: head?.en ?? "",
    ...(head?.type === "search index" ? { hidden: true } : {}),
    columns: Object.fromEntries(columns.map(({ column, zh, en }) => [column, `${zh} | ${en}`])),
  };
}
