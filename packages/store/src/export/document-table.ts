import { guarded } from "../failure.ts";
import { cellRows } from "../row.ts";
import { tableMeanings } from "../schema/meanings/index.ts";
import type { Store } from "../store.ts";
import { documentPages } from "./document-pages.ts";
import type { ExportFilter } from "./filter.ts";
import type { FlatColumn, FlatTable } from "./flat-table.ts";

/** Columns of `documents` that say where data come from, with their Chinese names, and where a document was seen first. */
const COLUMNS: readonly (readonly [name: string, label: string, type: FlatColumn["type"]])[] = [
  ["name", "文件名", "text"],
  ["sha256", "文件校验值", "text"],
  ["location", "来源", "text"],
  ["size", "字节数", "integer"],
  ["media_type", "类型", "text"],
  ["page_count", "页数", "integer"],
  ["parser_version", "解析器版本", "text"],
  ["imported_at", "写入时间", "text"],
];
const LOCATION = "(SELECT location FROM document_sightings s WHERE s.sha256 = d.sha256 ORDER BY first_seen_at, location LIMIT 1)";

/** Rows that are held at once. */
const DOCUMENTS = 500;

/** The documents that records of this filter come from, by name. */
export function documentTable(store: Store, filter: ExportFilter = {}): FlatTable {
  const columns = COLUMNS.map(([name, label, type]): FlatColumn => ({ name, label, type, unit: null, ...meaningOf(name) }));
  const { en, zh } = tableMeanings.find(({ name }) => name === "documents") ?? { en: "", zh: "" };
  return { name: "documents", label: "文件", en, zh, columns, rows: rowsOf(store, filter) };
}

function meaningOf(name: string): { readonly en: string; readonly zh: string } {
  const table = name === "location" ? "document_sightings" : "documents";
  const [en, zh] = tableMeanings.find((one) => one.name === table)?.columns[name] ?? ["", ""];
  return { en, zh };
}

function* rowsOf(store: Store, filter: ExportFilter): Generator<(string | number | null)[], void> {
  const select = COLUMNS.map(([name]) => (name === "location" ? LOCATION : `d.${name}`)).join(", ");
  const statement = store.statement(`SELECT ${select} FROM documents d WHERE d.sha256 = ?`);
  for (const page of documentPages(store, filter, DOCUMENTS))
    yield* guarded(store.path, () => page.flatMap((sha256) => cellRows(statement.raw().all(sha256))));
}
