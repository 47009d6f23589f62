import { createHash } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PARSER_VERSION, extract } from "@jixiao/parsers";
import { type Store, exportLines, exportRecords, indicatorRows, openStore, writeDocument } from "@jixiao/store";
import { csvText, parquetBytes, workbook } from "jixiao/export";
import { bareCsv, bareJson, bareObjects, bareParquet, bareRows, bareXlsx } from "./bare-export.ts";
import { makeDump } from "./documents.ts";
import { inTurn, report } from "./measure.ts";

const FORMS_EACH = 8;
const DOCUMENTS = Number(process.env["JIXIAO_BENCH_DOCUMENTS"] ?? 150);
const ROUNDS = 5;
/** What JSON Lines are made of, beside the documents and the identities of records. */
const RECORD_TABLES = [
  "records",
  "forms",
  "tasks",
  "indicators",
  "indicator_parts",
  "flags",
  "evidence",
  "documents",
  "record_identity",
];

/**
 * Each export beside two bare loops of the same library, by processor time: one that reads the same rows by a plain SELECT, which is what an export can
 * be held against, and one that has them in memory, which tells what reading costs.
 */
export async function benchExport(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "jixiao-bench-export-"));
  try {
    const path = join(folder, "a.db");
    (await filled(path, DOCUMENTS)).close();
    const store = openStore(path, { readonly: true }); // as `jixiao export` opens it
    for (const part of partsOf(store)) {
      const [ours, fromStore, fromMemory] = await inTurn(ROUNDS, [part.ours, part.fromStore, part.fromMemory]);
      report(`${part.name}: indicators exported`, `${Math.round(part.rows / (ours?.seconds ?? 1))}/s`);
      report(
        `${part.name} against a bare loop that reads the same rows`,
        (fromStore?.ratio ?? 0).toFixed(2),
        `${sizes(part)}; asked for: at least 0.7`,
      );
      report(`${part.name} against a bare loop over rows in memory`, (fromMemory?.ratio ?? 0).toFixed(2));
    }
    store.close();
  } finally {
    rmSync(folder, { recursive: true });
  }
}

interface Part {
  readonly name: string;
  readonly rows: number;
  /** Each gives the bytes that it made. */
  readonly ours: () => number;
  readonly fromStore: () => number;
  readonly fromMemory: () => number;
}

function sizes({ ours, fromStore }: Part): string {
  return `${(ours() / 1e6).toFixed(1)} MB, bare ${(fromStore() / 1e6).toFixed(1)} MB`;
}

function partsOf(store: Store): Part[] {
  const table = indicatorRows(store);
  const { columns } = table;
  const kept = [...table.rows];
  const records = [...exportRecords(store)];
  const read = () => bareRows(store, "v_indicators", columns);
  const note = (): void => undefined;
  const filter = { kind: "performance_objective_form" as const };
  const job = { store, filter, headers: null, all: false, current: false, excel: false, note };
  return [
    {
      name: "jsonl",
      ours: () => bytesOf(exportLines(store)),
      fromStore: () => bareJson(bareObjects(store, RECORD_TABLES)),
      fromMemory: () => bareJson(records),
    },
    {
      name: "csv",
      ours: () => bytesOf(csvText(indicatorRows(store), "en")),
      fromStore: () => bareCsv(read()),
      fromMemory: () => bareCsv(kept),
    },
    {
      name: "parquet",
      ours: () => bytesOf(parquetBytes(indicatorRows(store), "en", note)),
      fromStore: () => bareParquet(columns, read()),
      fromMemory: () => bareParquet(columns, kept),
    },
    {
      name: "xlsx (with 项目)",
      ours: () => bytesOf(workbook(job)),
      fromStore: () => bareXlsx(columns, read()),
      fromMemory: () => bareXlsx(columns, kept),
    },
  ].map((part) => ({ ...part, rows: kept.length }));
}

function bytesOf(pieces: Iterable<string | Uint8Array>): number {
  let bytes = 0;
  for (const piece of pieces) bytes += Buffer.byteLength(piece);
  return bytes;
}

/** A store of documents with eight forms each. */
export async function filled(path: string, documents: number): Promise<Store> {
  const store = openStore(path);
  for (let i = 0; i < documents; i++) {
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
