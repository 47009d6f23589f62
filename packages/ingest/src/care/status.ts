import { lastRuns, type StoredRun } from "./last-runs.ts";
import { statSync } from "node:fs";
import { resolve } from "node:path";
import { Archive } from "../archive/archive.ts";
import { doctor, type DoctorReport } from "../doctor/doctor.ts";
import type { Places } from "./backup.ts";

export interface StatusReport {
  readonly doctor: DoctorReport;
  /** Bytes on the disk; null where a file cannot be looked at. */
  readonly disk: {
    readonly database: number | null;
    readonly log: number | null;
    readonly originals: number;
    readonly original_files: number;
  };
  readonly runs: readonly StoredRun[];
}

/** What is stored, what of it takes the disk, the last runs, and what doctor finds without reading everything. */
export async function status(places: Places, runs = 5): Promise<StatusReport> {
  const store = resolve(places.store);
  let [originals, original_files] = [0, 0];
  for await (const { bytes } of new Archive(places.archive).list()) {
    originals += bytes;
    original_files += 1;
  }
  const disk = { database: sizeOf(store), log: sizeOf(`${store}-wal`) ?? 0, originals, original_files };
  const report = await doctor(places);
  return { doctor: report, disk, runs: report.counts === null ? [] : lastRuns(store, runs) };
}

function sizeOf(path: string): number | null {
  return statSync(path, { throwIfNoEntry: false })?.size ?? null;
}
