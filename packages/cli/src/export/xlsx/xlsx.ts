import { type FlatTable, flatTables } from "@jixiao/store";
import { Zip, ZipDeflate } from "fflate";
import { UsageError } from "../../exit-codes.ts";
import type { ExportFormat, ExportJob } from "../format.ts";
import { workbookParts } from "./parts.ts";
import { MAX_ROWS, type Sheet, type SheetRow, type WrittenSheet, sheetXml } from "./sheet.ts";
import { dictionarySheet, sheetOf } from "./sheets.ts";

/**
 * A workbook of our own making upon a streaming zip (fflate): write-excel-file 4.1 and the like take all rows as one array, and exceljs, which
 * streams, is unmaintained with nine dependencies. A sheet is little XML, and flat memory is what matters.
 */
export const xlsx: ExportFormat = { kind: "stream", binary: true, pieces: (job) => workbook(job) };

/** Sheets that are there also when they are empty; the others come where they have rows. */
const ALWAYS: ReadonlySet<string> = new Set(["indicators", "forms", "scores"]);
/** Rows of indicators and scores come first. */
const FIRST = ["indicators", "forms", "results", "self_evaluations", "execution", "scores", "reports"];
/** A zip without the 64-bit extension. */
const MAX_BYTES = 4_000_000_000;

/** Zip's bytes as they come. */
export function* workbook({ store, filter, all, current, headers, note }: ExportJob, maxRows = MAX_ROWS): Generator<Uint8Array> {
  const tables = flatTables(store, { ...filter, all, current }).toSorted((a, b) => FIRST.indexOf(a.name) - FIRST.indexOf(b.name));
  const language = headers ?? "zh";
  let cut = 0;
  const zip = zipped();
  const names: string[] = [];
  const sheets = tables.map((table) => ({ table, sheet: sheetOf(table, language, () => cut++) }));
  for (const { table, sheet } of sheets) yield* writeTable(table, sheet);
  const shown = tables.filter(({ label }) => names.includes(label));
  yield* writeSheet(dictionarySheet(shown, language));
  for (const [path, xml] of workbookParts(names)) yield* zip.file(path, [xml].values());
  yield* zip.end();
  if (cut > 0) note(`${cut} texts are longer than a cell of a spreadsheet holds; they are cut and say so`);

  function* writeTable(table: FlatTable, sheet: Sheet): Generator<Uint8Array> {
    const rows = lookahead(sheet.rows);
    if (rows.length < 2 && !ALWAYS.has(table.name)) return;
    let rest: Sheet = { ...sheet, rows: resumed(rows, sheet.rows) };
    for (let number = 2; ; number++) {
      const { isWhole, rows: count } = yield* writeSheet(rest);
      if (isWhole) return;
      const name = `${sheet.name}${number}`;
      note(`${rest.name}: ${count} rows fill a sheet; the rest is in ${name}`);
      rest = { ...sheet, name, rows: resumed(rows.slice(0, 1), sheet.rows) };
    }
  }

  function* writeSheet(sheet: Sheet): Generator<Uint8Array, WrittenSheet> {
    names.push(sheet.name);
    const xml = sheetXml(sheet, maxRows);
    return yield* zip.file(`xl/worksheets/sheet${names.length}.xml`, xml);
  }
}

/** The header and the first row, where there is one. */
function lookahead(rows: Iterator<SheetRow>): SheetRow[] {
  return [rows.next(), rows.next()].flatMap((next) => (next.done === true ? [] : [next.value]));
}

function* resumed(first: readonly SheetRow[], rest: Iterator<SheetRow>): Generator<SheetRow> {
  yield* first;
  for (let next = rest.next(); next.done !== true; next = rest.next()) yield next.value;
}

/** Bytes of a growing zip, file by file. */
function zipped(): {
  file: <Result>(path: string, texts: Iterator<string, Result>) => Generator<Uint8Array, Result>;
  end: () => Generator<Uint8Array>;
} {
  let chunks: Uint8Array[] = [];
  let total = 0;
  const zip = new Zip((error, chunk) => {
    if (error !== null) throw error;
    chunks.push(chunk);
  });
  function* drained(): Generator<Uint8Array> {
    for (const chunk of chunks) {
      total += chunk.length;
      yield chunk;
    }
    chunks = [];
    if (total > MAX_BYTES)
      throw new UsageError("more than a workbook of 4 GB holds: narrow it by --region, --year or --kind, or use parquet");
  }
  return {
    *file(path, texts) {
      const file = new ZipDeflate(path, { level: LEVEL });
      file.mtime = MOMENT;
      zip.add(file);
      let next = texts.next();
      for (; next.done !== true; next = texts.next()) {
        file.push(Buffer.from(next.value, "utf8"));
        yield* drained();
      }
      file.push(new Uint8Array(0), true);
      yield* drained();
      return next.value;
    },
    *end() {
      zip.end();
      yield* drained();
    },
  };
}

/** Quick rather than small: cells repeat so much that higher levels gain little. */
const LEVEL = 3;
/** The same for every export: equal databases give equal files. */
const MOMENT = "2000-01-01T00:00:00";
