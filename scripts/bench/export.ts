import { createHash } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PARSER_VERSION, extract } from "@jixiao/parsers";
import { type FlatTable, type Store, exportRecords, indicatorRows, openStore, writeDocument } from "@jixiao/store";
import { csvText, parquetBytes, workbook } from "jixiao/export";
import { makeDump } from "./documents.ts";
import { ratio, report } from "./measure.ts";
import { bareParquet, bareXlsx } from "./bare-export.ts";

const FORMS_EACH = 8;
/** `JIXIAO_BENCH_DOCUMENTS=4000` is some half a million indicators. */
const DOCUMENTS = Number(process.env["JIXIAO_BENCH_DOCUMENTS"] ?? 150);
const ROUNDS = 3;
const { stringify } = createRequire(new URL("../../packages/cli/package.json", import.meta.url))("csv-stringify/sync");

/** Each export beside a bare loop of the same library that writes the same rows from memory, and what memory the exports take. */
export async function benchExport(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "jixiao-bench-export-"));
  try {
    const store = await filled(join(folder, "a.db"));
    const rows = [...indicatorRows(store).rows];
    const records = [...exportRecords(store)];
    const table = (): FlatTable => indicatorRows(store);
    const job = {
      store,
      filter: { kind: "performance_objective_form" as const },
      headers: null,
      all: false,
      current: false,
      excel: false,
      note: () => undefined,
    };
    const readOnly = await ratio(
      ROUNDS,
      () => drain(table().rows),
      () => undefined,
    );
    report("rows read and not written", `${Math.round(rows.length / readOnly.ours)}/s`);
    const parts: readonly [string, () => unknown, () => unknown][] = [
      ["jsonl", () => drain(lines(exportRecords(store))), () => drain(lines(records))],
      ["csv", () => drain(csvText(table(), "en")), () => stringify(rows, { record_delimiter: "windows" })],
      ["parquet", () => drain(parquetBytes(table(), "en", () => undefined)), () => bareParquet(table().columns, rows)],
      ["xlsx (with 项目)", () => drain(workbook(job)), () => bareXlsx(table().columns, rows)],
    ];
    for (const [name, ours, theirs] of parts) {
      const before = process.memoryUsage().rss;
      const { ratio: slower, ours: time } = await ratio(ROUNDS, ours, theirs);
      report(
        `${name}: indicators exported`,
        `${Math.round(rows.length / time)}/s`,
        `rss +${Math.round((process.memoryUsage().rss - before) / 1e6)} MB`,
      );
      report(`${name} against a bare loop of its library`, (1 / slower).toFixed(2), "asked for: at least 0.7");
    }
    store.close();
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function* lines(records: Iterable<unknown>): Generator<string> {
  for (const record of records) yield `${JSON.stringify(record)}\n`;
}

function drain(items: Iterable<unknown>): void {
  for (const _ of items);
}

async function filled(path: string): Promise<Store> {
  const store = openStore(path);
  for (let i = 0; i < DOCUMENTS; i++) {
    const bytes = new TextEncoder().encode(makeDump(i, FORMS_EACH));
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    const name = `${i}.txt`;
    const { records } = await extract({ name, bytes, sha256 });
    writeDocument(store, {
      source: { sha256, name, size: bytes.length, media_type: "text/plain" },
      parser_version: PARSER_VERSION,
      fiscal_year_supplied: null,
      page_count: null,
      records,
      sighting: { location: `/bench/${name}`, seen_at: "2026-01-01T00:00:00Z" },
    });
  }
  return store;
}
