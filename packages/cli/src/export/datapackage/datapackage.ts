import { type FlatTable, documentTable, flatTables } from "@jixiao/store";
import { csvText } from "../csv.ts";
import type { ExportFormat, ExportJob, FolderFile, WrittenFile } from "../format.ts";
import { parquetBytes } from "../parquet.ts";
import { citation } from "./citation.ts";
import { descriptorOf } from "./descriptor.ts";
import { resourceOf } from "./resource.ts";

/** CSV and Parquet of every table and of the documents they come from, datapackage.json, CITATION.cff. */
export const datapackage: ExportFormat = { kind: "folder", files };

function* files(job: ExportJob): Generator<FolderFile, void, WrittenFile> {
  const { store, filter, all, current, note } = job;
  const headers = job.headers ?? "en";
  const resources: object[] = [];
  const tables = (): FlatTable[] => [...flatTables(store, { ...filter, all, current }), documentTable(store, filter)];
  for (const table of tables()) {
    const written = yield { path: `data/${table.name}.csv`, pieces: csvText(table, headers) };
    resources.push(resourceOf(table, written, headers));
  }
  for (const table of tables()) {
    const written = yield { path: `data/${table.name}.parquet`, pieces: parquetBytes(table, headers, note) };
    resources.push(resourceOf(table, written, headers));
  }
  const descriptor = descriptorOf(job, resources);
  yield { path: "datapackage.json", pieces: [`${JSON.stringify(descriptor, null, 2)}\n`] };
  yield { path: "CITATION.cff", pieces: [citation(descriptor)] };
}
