import { type FlatColumn, type FlatTable, rowTable } from "@jixiao/store";
import { ByteWriter, type ColumnSource, ParquetWriter } from "hyparquet-writer";
import type { ExportFormat, ExportJob } from "./format.ts";
import { type Headers, headerOf } from "./headers.ts";
import { DEFAULT_KIND } from "./kinds.ts";

/** One row an indicator or score, numbers as DECIMAL. */
export const parquet: ExportFormat = { kind: "stream", binary: true, pieces };

function* pieces({ store, filter, all, current, headers, note }: ExportJob): Generator<Uint8Array> {
  const table = rowTable(store, filter.kind ?? DEFAULT_KIND, { ...filter, all, current });
  yield* parquetBytes(table, headers ?? "en", note);
}

/**
 * Digits of the DECIMAL columns: the most that readers take (DuckDB, Arrow, Spark: 38), and behind the point more than any form has printed. The
 * same for every export, so that files of two databases fit together. What does not fit is NULL there; the exact text stands beside it.
 */
export const PRECISION = 38;
export const SCALE = 10;
const DECIMAL_BYTES = 16;
/** Rows of a group: what is held in memory. */
const GROUP_ROWS = 5000;
const EXACT = "_exact";
const EXACT_LABEL = "_原文";

type Cell = string | number | bigint | null;
type SchemaElement = ConstructorParameters<typeof ParquetWriter>[0]["schema"][number];

interface ParquetColumn {
  readonly element: SchemaElement;
  readonly index: number;
  readonly value: (cell: string | number | null) => Cell;
}

/** A table as Parquet, group by group; `note` is told how many numbers did not fit their DECIMAL. */
export function* parquetBytes(table: FlatTable, headers: Headers, note: (text: string) => void): Generator<Uint8Array> {
  let unfit = 0;
  const columns = table.columns.flatMap((column, index) => columnsOf(column, index, headers, () => unfit++));
  const bytes = new ByteWriter();
  const writer = new ParquetWriter({
    writer: bytes,
    schema: [{ name: "root", num_children: columns.length }, ...columns.map(({ element }) => element)],
    createdBy: "jixiao",
    kvMetadata: [{ key: "jixiao:table", value: `${table.name} ${table.label}` }],
  });
  for (const group of groupsOf(table.rows, GROUP_ROWS)) {
    const columnData: ColumnSource[] = columns.map(({ element, index, value }) => ({
      name: element.name,
      data: group.map((row) => value(row[index] ?? null)),
    }));
    void writer.write({ columnData, rowGroupSize: GROUP_ROWS });
    yield taken(bytes);
  }
  void writer.finish();
  yield taken(bytes);
  if (unfit > 0)
    note(
      `${table.name}: ${unfit} numbers have no room in DECIMAL(${PRECISION},${SCALE}); they are NULL there and exact in *${EXACT}`,
    );
}

/** A number is two columns: the DECIMAL, and the text as printed, which also says how many zeros. */
function columnsOf(column: FlatColumn, index: number, headers: Headers, onUnfit: () => void): ParquetColumn[] {
  const name = headerOf(column, headers);
  switch (column.type) {
    case "text":
      return [{ element: text(name), index, value: (cell) => (cell === null ? null : String(cell)) }];
    case "integer":
      return [
        {
          element: { name, type: "INT64", repetition_type: "OPTIONAL" },
          index,
          value: (cell) => (cell === null ? null : BigInt(cell)),
        },
      ];
    case "decimal": {
      const value = (cell: string | number | null): Cell => {
        const unscaled = cell === null ? null : unscaledOf(String(cell));
        if (cell !== null && unscaled === null) onUnfit();
        return unscaled;
      };
      const exact = headerOf({ name: column.name + EXACT, label: column.label + EXACT_LABEL }, headers);
      return [
        { element: decimal(name), index, value },
        { element: text(exact), index, value: (cell) => (cell === null ? null : String(cell)) },
      ];
    }
  }
}

function text(name: string): SchemaElement {
  return { name, type: "BYTE_ARRAY", converted_type: "UTF8", logical_type: { type: "STRING" }, repetition_type: "OPTIONAL" };
}

function decimal(name: string): SchemaElement {
  return {
    name,
    type: "FIXED_LEN_BYTE_ARRAY",
    type_length: DECIMAL_BYTES,
    converted_type: "DECIMAL",
    precision: PRECISION,
    scale: SCALE,
    repetition_type: "OPTIONAL",
  };
}

/** The number times 10^SCALE, digit by digit; null where it does not fit. */
export function unscaledOf(number: string): bigint | null {
  const parts = /^(-?)(\d+)(?:\.(\d+))?$/.exec(number);
  if (parts === null) return null;
  const [, sign = "", whole = "", fraction = ""] = parts;
  const kept = fraction.replace(/0+$/, "");
  const digits = (whole + kept.padEnd(SCALE, "0")).replace(/^0+/, "");
  if (kept.length > SCALE || digits.length > PRECISION) return null;
  return BigInt(`${sign}${digits === "" ? "0" : digits}`);
}

function taken(writer: ByteWriter): Uint8Array {
  const bytes = writer.getBytes().slice();
  writer.index = 0;
  return bytes;
}

function* groupsOf<Item>(items: Iterable<Item>, size: number): Generator<Item[]> {
  let group: Item[] = [];
  for (const item of items) {
    group.push(item);
    if (group.length < size) continue;
    yield group;
    group = [];
  }
  if (group.length > 0) yield group;
}
