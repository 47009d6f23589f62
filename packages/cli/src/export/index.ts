/** The writers, for programs that have a store open: the bench. */
export { csvText } from "./csv.ts";
export { parquetBytes } from "./parquet.ts";
export { workbook } from "./xlsx/xlsx.ts";
