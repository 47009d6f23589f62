import type { FlatColumn, FlatTable } from "@jixiao/store";
import type { WrittenFile } from "../format.ts";
import { type Headers, headerOf } from "../headers.ts";
import { fiscalRoles } from "./roles.ts";

/** A file as a resource of the package (Data Package 1, `data-resource`). */
export function resourceOf(table: Omit<FlatTable, "rows">, file: WrittenFile, headers: Headers): object {
  const isCsv = file.path.endsWith(".csv");
  return {
    name: isCsv ? table.name.replaceAll("_", "-") : `${table.name.replaceAll("_", "-")}-parquet`,
    path: file.path,
    title: `${table.label} ${table.name}`,
    description: both(table),
    bytes: file.bytes,
    hash: `sha256:${file.sha256}`,
    encoding: "utf-8",
    ...(isCsv ? csvProperties(table, headers) : { format: "parquet", mediatype: "application/vnd.apache.parquet" }),
  };
}

function csvProperties({ columns }: Omit<FlatTable, "rows">, headers: Headers): object {
  return {
    profile: "tabular-data-resource",
    format: "csv",
    mediatype: "text/csv",
    dialect: { delimiter: ",", lineTerminator: "\r\n", quoteChar: '"', doubleQuote: true, header: true },
    schema: { fields: columns.map((column) => fieldOf(column, headers)), missingValues: [""] },
  };
}

/** `number` in CSV is a decimal without limit of digits (Table Schema 1, after XML Schema's decimal). */
const TYPES = { text: "string", integer: "integer", decimal: "number" } as const;

function fieldOf(column: FlatColumn, headers: Headers): object {
  const role = fiscalRoles[column.name];
  return {
    name: headerOf(column, headers),
    title: headerOf(column, "both"),
    description: both(column),
    type: TYPES[column.type],
    format: "default",
    ...(column.unit === null ? {} : { unit: column.unit }),
    ...(role === undefined ? {} : { columnType: role }),
  };
}

function both({ zh, en }: { readonly zh: string; readonly en: string }): string {
  return `${zh} | ${en}`;
}
