import { exportLines } from "@jixiao/store";
import { plainJson } from "../output/plain.ts";
import type { ExportFormat, ExportJob } from "./format.ts";

/** The record contract, one line a record. */
export const jsonl: ExportFormat = { kind: "stream", binary: false, pieces: lines };

function* lines({ store, current, filter }: ExportJob): Generator<string> {
  for (const line of exportLines(store, { ...filter, current })) yield `${plainJson(line)}\n`;
}
