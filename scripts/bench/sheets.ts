import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { extract, formats } from "@jixiao/parsers";
import { type PlannedCell, type PlannedSheet, readDocument, vocabularyOf, writeXlsx } from "@jixiao/parsers/testing";
import { ratio, report } from "./measure.ts";

const SHEETS = 200;
const ROWS = 60;
/** Of the workbooks by which memory is measured: their forms are read whole. */
const FEW_ROWS = 10;
const [FEW, MANY] = [4, 12] as const;

interface BareLibrary {
  readonly read: (bytes: Uint8Array) => { readonly SheetNames: readonly string[] };
}

/** A workbook of 200 sheets, a form a sheet, beside what the bare library needs to open it; and memory over many such workbooks. */
export async function benchSheets(): Promise<void> {
  const require = createRequire(new URL("../../packages/parsers/package.json", import.meta.url));
  const { read } = (await import(
    pathToFileURL(require.resolve("@e965/xlsx").replace(/xlsx\.js$/, "xlsx.mjs")).href
  )) as BareLibrary;
  const { bytes, cells } = workbook(1, ROWS);
  const vocabulary = vocabularyOf(formats);
  const source = { name: "a.xlsx", bytes, sha256: "0".repeat(64) };
  const ours = async () => readDocument(source, vocabulary);
  const bare = () => read(bytes);
  await ours();
  bare();
  const result = await ratio(7, ours, bare);
  report(
    `cells of a workbook of ${SHEETS} sheets`,
    `${Math.round(cells / result.ours)}/s`,
    `${cells} cells, ${(result.ours * 1000).toFixed(0)} ms`,
  );
  report("time against the bare library's reading", result.ratio.toFixed(2), "asked for: at most 1.3");
  await benchMemory();
}

async function benchMemory(): Promise<void> {
  const peakOf = async (from: number, to: number): Promise<number> => {
    let peak = 0;
    for (let i = from; i < to; i++) {
      const { records } = await extract({ name: `${i}.xlsx`, bytes: workbook(i, FEW_ROWS).bytes, sha256: "0".repeat(64) });
      if (records.length !== SHEETS) throw new Error(`${records.length} forms`);
      peak = Math.max(peak, process.memoryUsage().rss / 1024 / 1024);
    }
    return peak;
  };
  const few = await peakOf(0, FEW);
  const many = await peakOf(FEW, FEW + MANY);
  report(
    `peak memory, ${MANY} more such workbooks against ${FEW}`,
    (many / few).toFixed(2),
    `${Math.round(many)} MB and ${Math.round(few)} MB`,
  );
}

function workbook(seed: number, rows: number): { readonly bytes: Uint8Array; readonly cells: number } {
  const sheets = Array.from({ length: SHEETS }, (_, i): PlannedSheet => {
    const head = [
      ["预算项目绩效目标表"],
      ["项目名称", `${seed}-${i}号河道养护`],
      ["一级指标", "二级指标", "三级指标", "指标值", "分值"],
    ];
    const cells = head.flatMap((texts, row) => texts.map((text, column): PlannedCell => ({ row, column, text })));
    for (let n = 0; n < rows; n++) {
      const row = n + 3;
      if (n % 10 === 0) cells.push({ row, column: 0, text: "产出指标" }, { row, column: 1, text: "数量指标" });
      cells.push(
        { row, column: 2, text: `${seed}-${n}号河段养护长度` },
        { row, column: 3, number: `${n + 1}.5`, format: '#,##0.00"公里"' },
        { row, column: 4, number: "1" },
      );
    }
    const groups = Array.from({ length: rows / 10 }, (_, n) => 3 + 10 * n);
    const merges = groups.flatMap((row) => [0, 1].map((column) => ({ row, column, lastRow: row + 9, lastColumn: column })));
    return { name: `${i + 1}`, cells, merges };
  });
  return { bytes: writeXlsx(sheets), cells: sheets.reduce((sum, { cells }) => sum + cells.length, 0) };
}
