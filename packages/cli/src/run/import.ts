import { importPaths, meansAnything } from "@jixiao/ingest";
import { runBatch } from "../batch.ts";
import { UsageError } from "../exit-codes.ts";
import type { GlobalOptions } from "../options.ts";
import { texts } from "../texts/index.ts";

export interface ImportOptions extends GlobalOptions {
  readonly year?: number;
  readonly region?: string;
  readonly workers?: number;
}

export async function runImport(paths: readonly string[], options: ImportOptions): Promise<void> {
  if (!(await meansAnything(paths))) throw new UsageError(`${paths.join(", ")}: ${texts().noSuchPath}`);
  await runBatch(options, (batch) =>
    importPaths(paths, {
      ...batch,
      ...(options.year === undefined ? {} : { fiscalYear: options.year }),
      ...(options.region === undefined ? {} : { region: options.region }),
      ...(options.workers === undefined ? {} : { workers: options.workers }),
    }),
  );
}
