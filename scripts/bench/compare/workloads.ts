import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DocumentWrite } from "@jixiao/store";
import { piecesOf } from "../../fixtures/grid.ts";
import { pdf } from "../../fixtures/pdf.ts";
import { readTruth } from "../../fixtures/truth.ts";
import { makeDump, makeValues } from "../documents.ts";
import { makeMixedDocument } from "../mixed-documents.ts";
import { packageOf } from "./checkout.ts";

/** What one checkout does again and again; `amount` of `unit` each time. */
export interface Round {
  readonly amount: number;
  readonly unit: string;
  readonly run: () => unknown;
}

/** One part of a comparison: the same files for both checkouts, and what each does with them. */
export interface Workload {
  readonly rounds: number;
  /** Fills a folder with the input; runs once, in this checkout. */
  readonly make: (folder: string) => void;
  /** Runs in a process of the checkout in `root`. */
  readonly prepare: (root: string, folder: string) => Promise<Round>;
}

const VALUES = "values.json";

const normalize: Workload = {
  rounds: 9,
  make: (folder) => writeFileSync(join(folder, VALUES), JSON.stringify(makeValues(4_000))),
  prepare: async (root, folder) => {
    const { normalizeValue } = await packageOf(root, "normalize");
    const values: unknown = JSON.parse(readFileSync(join(folder, VALUES), "utf8"));
    const texts = Array.isArray(values) ? values.map(String) : [];
    const run = (): void => texts.forEach((text) => normalizeValue(text, { fiscalYear: 2025 }));
    return { amount: texts.length, unit: "values", run };
  },
};

const parse: Workload = {
  rounds: 7,
  make: (folder) => makeDumps(folder, 200, 1),
  prepare: (root, folder) => prepareReading(root, folder, "forms"),
};

const PDF_FORMS = ["health-vaccination", "market-food-sampling", "water-dredging", "tj-flood-pumps", "tj-archives"];

/** Three quarters of a round are pdf.js's and V8's, which take now more and now less: of few rounds the median moves by a tenth. */
const digitalPdf: Workload = {
  rounds: 41,
  make: (folder) => {
    for (const name of PDF_FORMS)
      writeFileSync(join(folder, `${name}.pdf`), pdf(piecesOf(readTruth(name)), { lines: "strokes", breaks: "closed" }));
  },
  prepare: (root, folder) => prepareReading(root, folder, "files"),
};

async function prepareReading(root: string, folder: string, unit: string): Promise<Round> {
  const { extract } = await packageOf(root, "parsers");
  const sources = sourcesIn(folder);
  const run = async (): Promise<void> => {
    for (const source of sources) await extract(source);
  };
  return { amount: sources.length, unit, run };
}

const FORMS_EACH = 8;

/** Each checkout writes what it reads itself from the same bytes. */
const store: Workload = {
  rounds: 21,
  make: (folder) => makeDumps(folder, 150, FORMS_EACH),
  prepare: async (root, folder) => {
    const { documents, amount } = await documentsIn(root, folder);
    const { openStore, writeDocument } = await packageOf(root, "store");
    const run = (): Promise<void> =>
      withPath((path) => {
        const opened = openStore(path);
        for (const document of documents) writeDocument(opened, document);
        opened.close();
      });
    return { amount, unit: "indicators", run };
  },
};

/** A filled database: what every command pays before it does anything. */
const open: Workload = {
  rounds: 9,
  make: (folder) => makeDumps(folder, 20, FORMS_EACH),
  prepare: async (root, folder) => {
    const path = await filledStore(root, folder);
    const { openStore } = await packageOf(root, "store");
    const amount = 100;
    const run = (): void => {
      for (let i = 0; i < amount; i++) openStore(path, { readonly: i % 2 === 0 }).close();
    };
    return { amount, unit: "openings", run };
  },
};

const verify: Workload = {
  rounds: 7,
  make: (folder) => makeDumps(folder, 150, FORMS_EACH),
  prepare: async (root, folder) => {
    const path = await filledStore(root, folder);
    const { amount } = await documentsIn(root, folder);
    const { openStore, verifyStore } = await packageOf(root, "store");
    const run = (): void => {
      const opened = openStore(path, { readonly: true });
      const problems = verifyStore(opened);
      opened.close();
      if (problems.length > 0) throw new Error(`${root}: ${JSON.stringify(problems[0])}`);
    };
    return { amount, unit: "indicators", run };
  },
};

/** Files of all kinds through the whole program; the processes that parse them count as its own. */
const importing: Workload = {
  rounds: 9,
  make: (folder) => {
    for (let i = 0; i < 100; i++) {
      const { extension, bytes } = makeMixedDocument(i);
      writeFileSync(join(folder, `${i}.${extension}`), bytes);
    }
  },
  prepare: async (root, folder) => {
    const { importPaths } = await packageOf(root, "ingest");
    const amount = readdirSync(folder).length;
    const run = (): Promise<void> =>
      withPath((path) => importPaths([folder], { store: path, archive: `${path}-archive`, workers: 2 }));
    return { amount, unit: "documents", run };
  },
};

export const workloads: ReadonlyMap<string, Workload> = new Map(
  Object.entries({ normalize, parse, pdf: digitalPdf, store, open, verify, import: importing }),
);

interface BenchSource {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly sha256: string;
}

function makeDumps(folder: string, count: number, forms: number): void {
  for (let i = 0; i < count; i++) writeFileSync(join(folder, `${i}.txt`), makeDump(i, forms));
}

function sourcesIn(folder: string): readonly BenchSource[] {
  return readdirSync(folder).map((name) => {
    const bytes = readFileSync(join(folder, name));
    return { name, bytes, sha256: createHash("sha256").update(bytes).digest("hex") };
  });
}

async function documentsIn(root: string, folder: string): Promise<{ documents: readonly DocumentWrite[]; amount: number }> {
  const { extract, PARSER_VERSION } = await packageOf(root, "parsers");
  const documents: DocumentWrite[] = [];
  for (const source of sourcesIn(folder)) {
    const { records } = await extract(source);
    const { sha256, name } = source;
    documents.push({
      source: { sha256, name, size: source.bytes.length, media_type: "text/plain" },
      parser_version: PARSER_VERSION,
      fiscal_year_supplied: null,
      page_count: null,
      records,
      sighting: { location: `/bench/${name}`, seen_at: "2026-01-01T00:00:00Z" },
    });
  }
  const records = documents.flatMap((document) => document.records);
  const amount = records.reduce((sum, record) => sum + ("indicators" in record ? record.indicators.length : 0), 0);
  return { documents, amount };
}

async function filledStore(root: string, folder: string): Promise<string> {
  const { openStore, writeDocument } = await packageOf(root, "store");
  const path = join(mkdtempSync(join(tmpdir(), "jixiao-bench-filled-")), "a.db");
  process.once("exit", () => rmSync(join(path, ".."), { recursive: true, force: true }));
  const opened = openStore(path);
  for (const document of (await documentsIn(root, folder)).documents) writeDocument(opened, document);
  opened.close();
  return path;
}

/** A path for a new database, in a folder of its own that goes afterwards. */
async function withPath(use: (path: string) => unknown): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "jixiao-bench-new-"));
  try {
    await use(join(folder, "a.db"));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
