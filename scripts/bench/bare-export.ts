import { createRequire } from "node:module";
import type { FlatColumn, Store } from "@jixiao/store";

/**
 * The loops that exports are measured beside: the same rows of the same columns into the same library, in as few lines as that takes. Rows come either
 * from the database, by the plainest SELECT, or from memory, where reading costs nothing.
 */

type Cells = readonly (string | number | null)[];
type Rows = Iterable<Cells>;

const cli = createRequire(new URL("../../packages/cli/package.json", import.meta.url));
const root = createRequire(import.meta.url);

/** The view's rows as the export asks for its columns, in no order. */
export function bareRows({ db }: Store, view: string, columns: readonly FlatColumn[]): Rows {
  const select = columns.map(({ name, type, unit }) =>
    type === "decimal" ? `${name}_exact` : unit === "分" ? `CAST(${name} AS TEXT)` : name,
  );
  return db
    .prepare<unknown[], Cells>(`SELECT ${select.join(", ")} FROM ${view}`)
    .raw()
    .iterate();
}

/** The stored columns of the tables that records are made of, each row as an object: what a program with SQLite and JSON.stringify alone would write. */
export function* bareObjects({ db }: Store, tables: readonly string[]): Generator<unknown> {
  for (const table of tables) {
    // Without what SQLite computes, which an export does not read either.
    const columns = db.prepare<unknown[], string>("SELECT name FROM pragma_table_info(?)").pluck().all(table);
    yield* db.prepare(`SELECT ${columns.join(", ")} FROM ${table}`).iterate();
  }
}

export function bareJson(objects: Iterable<unknown>): number {
  let bytes = 0;
  for (const object of objects) bytes += Buffer.byteLength(`${JSON.stringify(object)}\n`);
  return bytes;
}

/** Rows to csv-stringify, some at a time. */
export function bareCsv(rows: Rows): number {
  const { stringify } = root("csv-stringify/sync");
  let bytes = 0;
  for (const group of groups(rows, 200)) bytes += Buffer.byteLength(stringify(group, { record_delimiter: "windows" }));
  return bytes;
}

/** Rows to hyparquet-writer, group by group, in the export's own types: text, INT64, and numbers twice, as DECIMAL and as printed. */
export function bareParquet(columns: readonly FlatColumn[], rows: Rows): number {
  const { ByteWriter, ParquetWriter } = cli("hyparquet-writer");
  const written = columns.flatMap(({ name, type }, index): ParquetColumn[] =>
    type === "decimal"
      ? [
          { name, index, element: DECIMAL, value: (cell: string | number) => scaled(String(cell)) },
          { name: `${name}_exact`, index, element: TEXT, value: String },
        ]
      : type === "integer"
        ? [{ name, index, element: INTEGER, value: (cell: string | number) => BigInt(cell) }]
        : [{ name, index, element: TEXT, value: String }],
  );
  const bytes = new ByteWriter();
  const schema = written.map(({ name, element }) => ({ name, ...element, repetition_type: "OPTIONAL" }));
  const writer = new ParquetWriter({ writer: bytes, schema: [{ name: "root", num_children: written.length }, ...schema] });
  for (const group of groups(rows, 5000)) {
    const columnData = written.map(({ name, index, value }) => ({
      name,
      data: group.map((row) => {
        const cell = row[index] ?? null;
        return cell === null ? null : value(cell);
      }),
    }));
    writer.write({ columnData, rowGroupSize: 5000 });
  }
  writer.finish();
  return bytes.getBytes().length;
}

interface ParquetColumn {
  readonly name: string;
  readonly index: number;
  readonly element: object;
  readonly value: (cell: string | number) => string | bigint;
}

const TEXT = { type: "BYTE_ARRAY", converted_type: "UTF8" };
const INTEGER = { type: "INT64" };
const DECIMAL = { type: "FIXED_LEN_BYTE_ARRAY", type_length: 16, converted_type: "DECIMAL", precision: 38, scale: 10 };

function scaled(number: string): bigint {
  const [whole = "", decimals = ""] = number.split(".");
  return BigInt(whole + decimals.padEnd(10, "0"));
}

/** Rows as the plainest cells into fflate. */
export function bareXlsx(columns: readonly FlatColumn[], rows: Rows): number {
  const { Zip, ZipDeflate } = cli("fflate");
  let size = 0;
  const zip = new Zip((_: unknown, chunk: Uint8Array) => (size += chunk.length));
  const sheet = new ZipDeflate("sheet1.xml", { level: 3 });
  zip.add(sheet);
  let text = "";
  for (const row of rows) {
    text += "<row>";
    for (const [index, cell] of row.entries())
      text +=
        columns[index]?.type === "text"
          ? `<c t="inlineStr"><is><t>${String(cell ?? "")
              .replaceAll("&", "&amp;")
              .replaceAll("<", "&lt;")}</t></is></c>`
          : `<c><v>${cell}</v></c>`;
    text += "</row>";
    if (text.length < 1 << 16) continue;
    sheet.push(Buffer.from(text));
    text = "";
  }
  sheet.push(Buffer.from(text), true);
  zip.end();
  return size;
}

function* groups<Item>(items: Iterable<Item>, size: number): Generator<Item[]> {
  let group: Item[] = [];
  for (const item of items) {
    group.push(item);
    if (group.length < size) continue;
    yield group;
    group = [];
  }
  if (group.length > 0) yield group;
}
