import { exportRecords } from "@jixiao/store";
import { jsonLine } from "../output/plain.ts";
import type { ExportFormat, ExportJob } from "./format.ts";

/** The record contract, one line a record. */
export const jsonl: ExportFormat = { kind: "stream", binary: false, pieces: lines };

function* lines({ store, current, filter }: ExportJob): Generator<string> {
  for (const record of exportRecords(store, { ...filter, current })) yield `${jsonLine(record)}\n`;
}
