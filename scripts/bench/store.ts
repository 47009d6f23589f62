import { createHash } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PARSER_VERSION, extract } from "@jixiao/parsers";
import type { CanonicalRecord } from "@jixiao/contract";
import { openStore, writeDocument } from "@jixiao/store";
import { bareInsertLoop, readBareRows } from "./bare-insert.ts";
import { makeDump } from "./documents.ts";
import { ratio, report } from "./measure.ts";

interface BenchDocument {
  readonly sha256: string;
  readonly name: string;
  readonly size: number;
  readonly records: readonly CanonicalRecord[];
}

const DOCUMENTS = 150;
const FORMS_EACH = 8;

/** The store beside a bare loop of prepared INSERTs of the same rows in transactions of the same size. */
export async function benchStore(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "jixiao-bench-store-"));
  try {
    const documents: BenchDocument[] = [];
    for (let i = 0; i < DOCUMENTS; i++) {
      const bytes = new TextEncoder().encode(makeDump(i, FORMS_EACH));
      const sha256 = createHash("sha256").update(bytes).digest("hex");
      const { records } = await extract({ name: `${i}.txt`, bytes, sha256 });
      documents.push({ sha256, name: `${i}.txt`, size: bytes.length, records });
    }
    const indicators = documents
      .flatMap(({ records }) => records)
      .reduce((sum, record) => sum + ("indicators" in record ? record.indicators.length : 0), 0);
    writeAll(join(folder, "rows.db"), documents);
    const rows = readBareRows(join(folder, "rows.db"));
    let run = 0;
    const { ratio: slower, ours } = await ratio(
      5,
      () => writeAll(join(folder, `store-${run++}.db`), documents),
      () => bareInsertLoop(join(folder, `bare-${run++}.db`), rows),
    );
    report("indicators stored", `${Math.round(indicators / ours)}/s`);
    report("store against a bare insert loop of the same rows", (1 / slower).toFixed(2), "asked for: at least 0.6");
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function writeAll(path: string, documents: readonly BenchDocument[]): void {
  const store = openStore(path);
  for (const { sha256, name, size, records } of documents) {
    writeDocument(store, {
      source: { sha256, name, size, media_type: "text/plain" },
      parser_version: PARSER_VERSION,
      fiscal_year_supplied: null,
      page_count: null,
      records,
      sighting: { location: `/bench/${name}`, seen_at: "2026-01-01T00:00:00Z" },
    });
  }
  store.close();
}
