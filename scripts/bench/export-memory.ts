import { spawn } from "node:child_process";
import { copyFileSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Store, openStore } from "@jixiao/store";
import { report } from "./measure.ts";
import { filled } from "./export.ts";

const MAIN = new URL("../../packages/cli/src/main.ts", import.meta.url).pathname;
/** As `jixiao` itself runs. */
const V8_OPTIONS = ["--max-semi-space-size=2", "--conditions=@jixiao/source"];
const INTERVAL_MS = 50;
/** Forms of 19 indicators: some 61,000 rows, and 16 times as many. */
const [SMALL, TIMES] = [400, 16];
/** Formats of many rows; datasette is the dictionary alone. */
const FORMATS = ["jsonl", "csv", "parquet", "xlsx", "stata", "datapackage"];

/** Peak memory of each export of a million indicators beside one of a sixteenth of them, each in a process of its own. Linux only. */
export async function benchExportMemory(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "jixiao-bench-million-"));
  try {
    const [few, many] = [join(folder, "few.db"), join(folder, "many.db")];
    (await filled(few, SMALL)).close();
    copyFileSync(few, many);
    const store = openStore(many);
    multiply(store, TIMES);
    const rows = Number(store.db.prepare("SELECT count(*) FROM indicators").pluck().get());
    store.close();
    report("indicators", String(rows), `${Math.round(statSync(many).size / 1e6)} MB of database`);
    for (const format of FORMATS) {
      const [small, large] = [await peakOf(few, format, folder), await peakOf(many, format, folder)];
      report(`peak memory, ${format} of all against a sixteenth`, (large / small).toFixed(2), `${large} MB and ${small} MB`);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Documents, records and rows as often again, under other names and keys: what an export reads, made in a fraction of the time of imports. */
function multiply({ db }: Store, times: number): void {
  const records = Number(db.prepare("SELECT max(record_id) FROM records").pluck().get());
  const tables = ["records", "forms", "tasks", "indicators", "indicator_parts", "flags", "evidence", "record_identity"];
  const copies: readonly (readonly [table: string, changed: Readonly<Record<string, string>>])[] = [
    ["documents", { sha256: "printf('%04x', @n) || substr(sha256, 5)", name: "@n || '-' || name" }],
    ["document_sightings", { sha256: "printf('%04x', @n) || substr(sha256, 5)", location: "location || '-' || @n" }],
    ...tables.map((table): readonly [string, Readonly<Record<string, string>>] => [
      table,
      {
        record_id: `record_id + @n * ${records}`,
        indicator_id: "NULL",
        ...(table === "records" ? { sha256: "printf('%04x', @n) || substr(sha256, 5)" } : {}),
        ...(table === "record_identity" ? { form_id: "form_id || '-' || @n" } : {}),
      },
    ]),
  ];
  const own: Readonly<Record<string, string>> = {
    documents: "name NOT GLOB '*-*'",
    document_sightings: "location NOT GLOB '*-*'",
  };
  const run = db.transaction(() => {
    for (const [table, changed] of copies) {
      const columns = db.prepare<unknown[], string>("SELECT name FROM pragma_table_info(?)").pluck().all(table);
      const select = columns.map((column) => changed[column] ?? column).join(", ");
      const copy = db.prepare(
        `INSERT INTO ${table} (${columns.join(", ")}) SELECT ${select} FROM ${table} WHERE ${own[table] ?? `record_id <= ${records}`}`,
      );
      for (let n = 1; n < times; n++) copy.run({ n });
    }
  });
  run();
}

/** Peak resident memory of one export in MB. */
async function peakOf(db: string, format: string, folder: string): Promise<number> {
  const output = join(folder, "out");
  const args = ["export", "--format", format, "--db", db, "--output", output];
  const child = spawn(process.execPath, [...V8_OPTIONS, MAIN, ...args], { stdio: ["ignore", "ignore", "inherit"] });
  let peak = 0;
  const timer = setInterval(() => (peak = Math.max(peak, peakSoFar(child.pid))), INTERVAL_MS);
  const code = await new Promise((resolve) => child.once("exit", resolve));
  clearInterval(timer);
  if (code !== 0) throw new Error(`the export as ${format} ended with exit code ${String(code)}`);
  rmSync(output, { recursive: true });
  return peak;
}

/** What the kernel keeps of it; 0 where the process is gone. */
function peakSoFar(pid: number | undefined): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    return Math.round(Number(/^VmHWM:\s+(\d+)/m.exec(status)?.[1] ?? 0) / 1024);
  } catch {
    return 0;
  }
}
