/** Exported values are the stored ones, digit by digit, in every format that has values. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { type FlatTable, type Store, flatTables, openStore, writeDocument } from "@jixiao/store";
import { arbitraryRecords, documentOf } from "@jixiao/store/testing";
import * as fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { readWorkbook } from "../testing/spreadsheet.ts";
import { csvText } from "./csv.ts";
import type { ExportJob } from "./format.ts";
import { PRECISION, SCALE, parquetBytes } from "./parquet.ts";
import { workbook } from "./xlsx/xlsx.ts";

const RUNS = 4;
const folder = mkdtempSync(join(tmpdir(), "jixiao-values-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Cell = string | number | null;
type Table = Omit<FlatTable, "rows"> & { readonly cells: readonly (readonly Cell[])[] };

/** What the views say, asked by column and not by the exports' own query. */
function stored(store: Store): Table[] {
  return flatTables(store).map(({ rows: _, ...table }) => {
    const { name, columns } = table;
    const names = columns.map((one) =>
      one.type === "decimal" ? `${one.name}_exact` : one.unit === "分" ? `CAST(${one.name} AS TEXT)` : one.name,
    );
    const order = columns.some((one) => one.name === "form_seq") ? "source_file, form_seq, seq" : "source_file, seq";
    const cells = store.db
      .prepare<unknown[], Cell[]>(`SELECT ${names.join(", ")} FROM v_${name} ORDER BY ${order}`)
      .raw()
      .all();
    return { ...table, cells };
  });
}

test("CSV, Parquet and a workbook hold what is stored", async () => {
  const instance = await DuckDBInstance.create(":memory:");
  const duckdb = await instance.connect();
  await fc.assert(
    fc.asyncProperty(arbitraryRecords, async (records) => {
      const store = openStore(":memory:");
      writeDocument(store, documentOf(records));
      const tables = stored(store);
      const job: ExportJob = {
        store,
        filter: {},
        headers: null,
        all: false,
        current: false,
        excel: false,
        note: () => undefined,
      };
      const sheets = readWorkbook(Buffer.concat([...workbook(job)]));
      for (const table of tables) {
        const asTexts = table.cells.map((row) => row.map((cell) => (cell === null ? "" : String(cell))));
        const flat = flatTables(store).find(({ name }) => name === table.name)!;
        expect(readCsv([...csvText(flat, "en")].join("")).slice(1)).toEqual(asTexts);
        const sheet = sheets.get(table.label);
        expect(sheet?.slice(1).map((row) => row.slice(1).map(({ text }) => text)) ?? []).toEqual(asTexts);
        for (const [at, row] of (sheet ?? []).slice(1).entries())
          for (const [index, { kind }] of row.slice(1).entries())
            expect(kind).not.toBe(table.columns[index]?.type === "text" && asTexts[at]?.[index] !== "" ? "number" : "formula");
        await expectParquet(table);
      }
      store.close();

      async function expectParquet(table: Table): Promise<void> {
        const path = join(folder, `${table.name}.parquet`);
        const flat = flatTables(store).find(({ name }) => name === table.name)!;
        writeFileSync(path, Buffer.concat([...parquetBytes(flat, "en", () => undefined)]));
        const select = table.columns.map(({ name, type }) => (type === "decimal" ? `"${name}_exact"` : `"${name}"::VARCHAR`));
        const rows = await duckdb.runAndReadAll(
          `SELECT ${select.join(", ")} FROM read_parquet('${path}', file_row_number = true) ORDER BY file_row_number`,
        );
        expect(rows.getRowsJson()).toEqual(table.cells.map((row) => row.map((cell) => (cell === null ? null : String(cell)))));
        for (const { name, type } of table.columns) {
          if (type !== "decimal") continue;
          const wrong = `SELECT count(*)::INTEGER, any_value(typeof("${name}")) FROM '${path}'
            WHERE "${name}" IS DISTINCT FROM TRY_CAST("${name}_exact" AS DECIMAL(${PRECISION},${SCALE})) OR "${name}"::VARCHAR IS NOT NULL AND "${name}_exact" IS NULL`;
          expect([name, ...((await duckdb.runAndReadAll(wrong)).getRows()[0] ?? [])]).toEqual([name, 0, null]);
        }
      }
    }),
    { numRuns: RUNS, endOnFailure: true },
  );
  duckdb.closeSync();
});

/** RFC 4180, read apart from the library that writes it. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const { groups } of text.matchAll(/(?:"(?<quoted>(?:[^"]|"")*)"|(?<plain>[^,"\r\n]*))(?<end>,|\r\n)/g)) {
    row.push(groups?.["quoted"]?.replaceAll('""', '"') ?? groups?.["plain"] ?? "");
    if (groups?.["end"] === ",") continue;
    rows.push(row);
    row = [];
  }
  return rows;
}
