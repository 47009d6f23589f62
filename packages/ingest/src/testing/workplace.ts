import { listFailures, openStore, readRecords, type StoredFailure } from "@jixiao/store";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { BatchOptions } from "../batch/run.ts";
import type { CrawlOptions } from "../crawl/crawl.ts";
import { sharedPages, shelvedParser } from "./shelf.ts";

/** A folder for one test with the inbox, the database and the archive, and options for batches there. */
export interface Workplace {
  readonly folder: string;
  readonly inbox: string;
  readonly options: Omit<BatchOptions & CrawlOptions, "onEvent">;
  /** Writes a file into the inbox; its path. */
  put(path: string, data?: string | Uint8Array): string;
  /** The stored records, sorted, as JSON lines. */
  records(): string[];
  failures(): StoredFailure[];
  remove(): void;
}

const FAKE_PARSER = new URL("./fake-parser.ts", import.meta.url).href;

/** `options` go before the defaults: two workers, short limits, the fake parser. */
export function makeWorkplace(options: Partial<BatchOptions> = {}, base: string = tmpdir()): Workplace {
  const folder = mkdtempSync(join(base, "jixiao-ingest-"));
  const store = join(folder, "jixiao.db");
  const inbox = join(folder, "in");
  mkdirSync(inbox);
  const read = <T>(query: (opened: ReturnType<typeof openStore>) => T): T => {
    const opened = openStore(store, { readonly: true });
    try {
      return query(opened);
    } finally {
      opened.close();
    }
  };
  return {
    folder,
    inbox,
    options: {
      store,
      archive: join(folder, "archive"),
      workers: 2,
      workerModule: FAKE_PARSER,
      startChild: shelvedParser,
      pages: sharedPages,
      limits: { stallSeconds: 0.8, totalSeconds: 30, memoryMb: 160, startSeconds: 60 },
      ...options,
    },
    put(path, data = path) {
      const target = join(inbox, path);
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, data);
      return target;
    },
    records: () => read((opened) => [...readRecords(opened)].map((record) => JSON.stringify(record)).sort()),
    failures: () => read(listFailures),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
